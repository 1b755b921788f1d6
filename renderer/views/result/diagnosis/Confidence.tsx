import type { Finding } from '../../../../shared/domain/diagnosis.ts'
import classes from './Confidence.module.css'

const cells = { low: 1, medium: 2, high: 3 } as const

/** How sure a finding is: three cells and a word. */
export function Confidence({ level, word }: { readonly level: Finding['confidence']; readonly word: string }) {
  return (
    <span className={classes.confidence}>
      <span className={classes.cells} aria-hidden>
        {[1, 2, 3].map((cell) => (
          <i key={cell} data-full={cell <= cells[level] || undefined} />
        ))}
      </span>
      {word}
    </span>
  )
}
