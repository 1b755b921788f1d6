import type { ReactNode } from 'react'
import classes from './EmptyState.module.css'

/** Nothing here yet: what is, then what to do; below it the buttons. */
export function EmptyState({
  title,
  text,
  children,
}: {
  readonly title: string
  readonly text?: ReactNode
  readonly children?: ReactNode
}) {
  return (
    <section className={classes.empty} aria-label={title}>
      <h2 className={classes.title}>{title}</h2>
      {text !== undefined && <p className={classes.text}>{text}</p>}
      {children !== undefined && <div className={classes.actions}>{children}</div>}
    </section>
  )
}
