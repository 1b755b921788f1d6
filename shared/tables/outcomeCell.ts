import type { ReportTexts } from '../text/report/reportTexts.ts'
import { type Cell, marked, quiet } from './dataTable.ts'

const kinds = ['completed', 'stopped', 'failed', 'interrupted'] as const

/** `completed`, or how many of them were. */
export function outcomeCell(outcomes: readonly string[], { t }: ReportTexts): Cell {
  const done = outcomes.filter((outcome) => outcome === 'completed').length
  if (outcomes.length > 1 && done < outcomes.length) {
    return marked(done === 0 ? 'invalid' : 'suspect', t('outcome.some', { done, of: outcomes.length }))
  }
  const kind = kinds.find((one) => one === outcomes[0])
  if (kind === undefined) return quiet(t('word.noData'))
  const word = t(`outcome.${kind}`)
  return marked(
    kind === 'completed' ? 'valid' : kind === 'failed' ? 'invalid' : 'suspect',
    outcomes.length > 1 ? `${outcomes.length}\u00a0× ${word}` : word,
  )
}
