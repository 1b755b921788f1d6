import type { ReactNode } from 'react'
import classes from './Mark.module.css'

export interface MarkProps {
  readonly size?: number
  /** For a mark that stands alone. */
  readonly label?: string
  /** The words beside it. */
  readonly children?: ReactNode
}

/** A small drawing with its words: beside it, or as its label. */
export function Mark({
  box,
  size,
  label,
  shape,
  children,
}: MarkProps & { readonly box: number; readonly size: number; readonly shape: ReactNode }) {
  const same = { className: classes.mark, width: size, height: size, viewBox: `0 0 ${box} ${box}` }
  const mark =
    label === undefined ? (
      <svg {...same} aria-hidden="true">
        {shape}
      </svg>
    ) : (
      <svg {...same} role="img" aria-label={label}>
        {shape}
      </svg>
    )
  if (children === undefined) return mark
  return (
    <span className={classes.marked}>
      {mark}
      {children}
    </span>
  )
}
