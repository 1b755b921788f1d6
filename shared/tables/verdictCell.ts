import type { RowVerdict } from '../analysis/rowVerdict.ts'
import type { RunResult } from '../domain/runResult.ts'
import type { ReportTexts } from '../text/report/reportTexts.ts'
import { verdictLine, verdictWord } from '../text/verdictText.ts'
import { type Cell, marked, quiet } from './dataTable.ts'

/** Of one run: the mark, the word, and the reasons in words. */
export function verdictCell({ verdict }: Pick<RunResult, 'verdict'>, { t, language }: ReportTexts): Cell {
  return verdict === undefined ? quiet(t('word.noData')) : marked(verdict.kind, verdictLine(verdict, language))
}

/** Of the figures of a configuration: the mark and its word. */
export function rowVerdictCell({ kind }: Pick<RowVerdict, 'kind'>, { t, language }: ReportTexts): Cell {
  return kind === undefined ? quiet(t('word.noData')) : marked(kind, verdictWord(kind, language))
}
