import type { Comparison } from '../../domain/runResult.ts'
import type { ReportTexts } from './reportTexts.ts'

/** More would not be read in a sentence; the file has them all. */
const mostDifferences = 8

/** Which run of before relative targets were held against, and in what it differs besides its load; empty without one. */
export function baselineRunNotes(
  { baselineRun }: Pick<Comparison, 'baselineRun'>,
  { t, figures }: ReportTexts,
): string[] {
  if (baselineRun === undefined) return []
  const { runId, configuration, createdAt, differences } = baselineRun
  const named = differences.slice(0, mostDifferences).map(({ input, from, to }) => `${input} ${from} → ${to}`)
  const more = differences.length - named.length
  return [
    t('targets.baselineRun', { run: runId, configuration, time: figures.date(createdAt) }),
    ...(differences.length === 0
      ? [t('targets.baselineSame')]
      : [t('targets.baselineDiffers', { inputs: [...named, ...(more > 0 ? [`+ ${more}`] : [])].join(', ') })]),
  ]
}
