import type { ReactNode } from 'react'
import classes from './SideSection.module.css'

/** One choice of the side: its name, what is chosen, and what that means below. */
export function SideSection({
  title,
  control,
  children,
}: {
  readonly title: string
  readonly control: ReactNode
  readonly children: ReactNode
}) {
  return (
    <section className={classes.section} aria-label={title}>
      <div className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        {control}
      </div>
      {children}
    </section>
  )
}
