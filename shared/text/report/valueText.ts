import type { ComparisonRow, RunResult } from '../../domain/runResult.ts'
import type { ReportTexts } from './reportTexts.ts'

type Capacity = NonNullable<ComparisonRow['capacity']>
type Crash = RunResult['crash']

/** `300 to 700`, `at least 700`, `below 100`, in short `≥ 700`; undefined when nothing was judged. */
export function capacityText(
  capacity: Pick<Capacity, 'atLeastUsers' | 'belowUsers'> | undefined,
  { t, figures }: ReportTexts,
  form: 'figure' | 'figure.short' = 'figure',
): string | undefined {
  if (capacity === undefined) return undefined
  const atLeast = capacity.atLeastUsers === undefined ? undefined : figures.count(capacity.atLeastUsers)
  const below = capacity.belowUsers === undefined ? undefined : figures.count(capacity.belowUsers)
  if (atLeast !== undefined && below !== undefined) return t(`${form}.interval`, { atLeast, below })
  if (atLeast !== undefined) return t(`${form}.atLeast`, { atLeast })
  return below === undefined ? undefined : t(`${form}.below`, { below })
}

/** `lb was killed for want of memory`. */
export function crashSentence(crash: Crash, { t }: ReportTexts): string {
  if (crash.sign === undefined) return t('crash.unknown')
  return t(`crash.${crash.sign}`, { container: crash.container ?? t('word.clients') })
}

/** `lb, 3:59`: which and when. */
export function crashPlace(crash: Crash, { t, figures }: ReportTexts): string {
  const container = crash.container ?? t('word.clients')
  return crash.atMs === undefined ? container : t('crash.cell', { container, time: figures.runTime(crash.atMs) })
}

/** Whether anything at all was measured of it. */
export function wasMeasured({ totals }: RunResult): boolean {
  return totals.requests > 0
}
