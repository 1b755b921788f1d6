import type { ReactNode } from 'react'
import classes from './ScreenHead.module.css'

/** 44 px: the screen's title, a word beside it, which gives way first, and what can be done at the right. */
export function ScreenHead({
  title,
  note,
  children,
}: {
  readonly title: string
  readonly note?: ReactNode
  readonly children?: ReactNode
}) {
  return (
    <header className={classes.head}>
      <h1 className={classes.title} title={title}>
        {title}
      </h1>
      {note !== undefined && (
        <span className={classes.note} title={typeof note === 'string' ? note : undefined}>
          {note}
        </span>
      )}
      <span className={classes.gap} />
      {children}
    </header>
  )
}
