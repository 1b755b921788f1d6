import type { Comparison } from '../../shared/domain/runResult.ts'
import { baselineRunNotes } from '../../shared/text/report/baselineRunNotes.ts'
import { reportTexts } from '../../shared/text/report/reportTexts.ts'

/** Which run of before relative targets were held against; nothing without one. */
export function baselineRunLines(comparison: Comparison): string {
  return baselineRunNotes(comparison, reportTexts('en', 'UTC'))
    .map((line) => `\n${line}`)
    .join('')
}
