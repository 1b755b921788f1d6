import type { ReactNode } from 'react'
import classes from './Section.module.css'

/** A part of the page under its title; anchors lead to its id. */
export function Section({
  id,
  title,
  beside,
  actions,
  level = 2,
  children,
}: {
  readonly id: string
  readonly title: string
  /** Said beside the title. */
  readonly beside?: ReactNode
  readonly actions?: ReactNode
  readonly level?: 2 | 3
  readonly children: ReactNode
}) {
  const Title = level === 2 ? 'h2' : 'h3'
  return (
    <section id={id} className={classes.section} aria-labelledby={`${id}-title`} data-level={level}>
      <div className={classes.head}>
        <Title id={`${id}-title`} className={classes.title}>
          {title}
        </Title>
        <div className={classes.beside}>{beside}</div>
        {actions}
      </div>
      {children}
    </section>
  )
}
