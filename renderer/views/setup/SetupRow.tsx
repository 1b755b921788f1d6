import { type ReactNode, useId } from 'react'
import classes from './SetupRow.module.css'

/** A label, what is, and at the right what can be done; a hairline below. */
export function SetupRow({
  label,
  note,
  action,
  children,
}: {
  readonly label: string
  /** In one sentence what it is for. */
  readonly note?: string
  readonly action?: ReactNode
  readonly children?: ReactNode
}) {
  const id = useId()
  return (
    <section className={classes.row} aria-labelledby={id}>
      <div>
        <h3 className={classes.label} id={id}>
          {label}
        </h3>
        {note !== undefined && <p className={classes.note}>{note}</p>}
      </div>
      <div className={classes.content}>{children}</div>
      <div className={classes.action}>{action}</div>
    </section>
  )
}
