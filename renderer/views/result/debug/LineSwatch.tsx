import type { LogClass } from '../../../../shared/domain/logLine.ts'
import classes from './LinesPart.module.css'

/** How lines of a class look in the strip. */
export function LineSwatch({ lineClass }: { readonly lineClass: LogClass }) {
  return (
    <svg width="10" height="10" className={classes.swatch} aria-hidden="true">
      <rect x=".5" y=".5" width="9" height="9" data-class={lineClass} className={classes.bar} />
    </svg>
  )
}
