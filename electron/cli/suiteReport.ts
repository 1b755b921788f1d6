import { comparedConfigurations } from '../../shared/analysis/comparedConfigurations.ts'
import type { LostComparison } from '../../shared/domain/keptComparison.ts'
import type { LocalText } from '../../shared/domain/localText.ts'
import type { Comparison } from '../../shared/domain/runResult.ts'
import { suiteTable } from '../../shared/tables/suiteTable.ts'
import { targetsTable } from '../../shared/tables/targetsTable.ts'
import { reportTexts } from '../../shared/text/report/reportTexts.ts'
import { beforeAfterText } from './beforeAfterText.ts'
import { dataTableText } from './dataTableText.ts'

/** A comparison of a suite after its end; without a comparison it was not begun, or is `lost`. */
export interface SuiteResult {
  readonly title: LocalText
  readonly outcome: string
  readonly comparison?: Comparison
  readonly lost?: LostComparison
}

/** What a suite ends with on the terminal: for each comparison its figures and verdicts, and every target with what was measured. */
export function suiteReport(results: readonly SuiteResult[], widthColumns: number): string {
  return results.map((result, index) => part(result, index, results.length, widthColumns)).join('\n\n')
}

const lostWords: Readonly<Record<LostComparison, string>> = {
  removed: ', no longer kept: it was removed',
  unreadable: ', no longer readable',
}

function part({ title, outcome, comparison, lost }: SuiteResult, index: number, count: number, width: number): string {
  const what = outcome === 'pending' ? 'not run' : outcome
  const head = `${index + 1} of ${count}: ${title.en} – ${what}${lost === undefined ? '' : lostWords[lost]}`
  if (comparison === undefined || comparison.runs.length === 0) return head
  const texts = reportTexts('en', 'UTC')
  const targets = targetsTable(comparedConfigurations(comparison), comparison.runs, texts)
  return (
    [
      head,
      dataTableText(suiteTable(comparison, texts), width),
      ...(targets === undefined ? [] : ['', dataTableText(targets, width)]),
    ].join('\n') + beforeAfterText(comparison, width)
  )
}
