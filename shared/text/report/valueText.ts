import { capacityLevels } from '../../analysis/capacityLevels.ts'
import type { ComparisonRow, RunResult } from '../../domain/runResult.ts'
import type { ReportTexts } from './reportTexts.ts'

type Capacity = NonNullable<ComparisonRow['capacity']>
type Crash = RunResult['crash']

/** `300 to 700`, `at least 700`, `below 100`, in short `≥ 700`; a rate says so: `300 to 700 req/s`; undefined when nothing was judged. */
export function capacityText(
  capacity: Partial<Capacity> | undefined,
  { t, figures }: ReportTexts,
  form: 'figure' | 'figure.short' = 'figure',
): string | undefined {
  if (capacity === undefined) return undefined
  const levels = capacityLevels(capacity)
  const atLeast = figures.plain(levels.atLeast ?? 0)
  const below = figures.plain(levels.below ?? 0)
  if (levels.atLeast === undefined && levels.below === undefined) return undefined
  const interval =
    levels.atLeast === undefined
      ? t(`${form}.below`, { below })
      : levels.below === undefined
        ? t(`${form}.atLeast`, { atLeast })
        : t(`${form}.interval`, { atLeast, below })
  return levels.unit === 'users' ? interval : t('figure.rate', { interval })
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
