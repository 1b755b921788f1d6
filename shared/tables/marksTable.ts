import type { Diagnosis, Mark } from '../domain/diagnosis.ts'
import { markText } from '../text/diagnosis/markText.ts'
import { laneText } from '../text/diagnosis/stateText.ts'
import { outcomeName } from '../text/outcomeName.ts'
import type { ReportTexts } from '../text/report/reportTexts.ts'
import { type Cell, type DataTable, figureColumn, strong, textColumn } from './dataTable.ts'
import { evidenceLine, evidenceRows } from './evidenceRows.ts'
import { known } from './known.ts'

/** On paper more than these would hide the ones that matter. */
const mostOnPaper = 40

/**
 * The numbered marks of the timeline, each with the evidence that speaks most; undefined without any. `logOf` tells where in the document a
 * container's log stands.
 */
export function marksTable(
  { marks, firstSymptomMs }: Diagnosis,
  isOpen: boolean,
  texts: ReportTexts,
  logOf: (container: string) => string | undefined = () => undefined,
): DataTable | undefined {
  if (marks.length === 0) return undefined
  const { t, figures } = texts
  const more = marks.length - mostOnPaper
  return {
    name: 'marks',
    title: t('marks.title'),
    columns: [
      textColumn(t('marks.mark')),
      figureColumn(t('marks.time')),
      figureColumn(t(isOpen ? 'marks.inFlight' : 'marks.users')),
      textColumn(t('marks.component')),
      textColumn(t('marks.what')),
      textColumn(t('marks.evidence')),
    ],
    rows: marks.slice(0, mostOnPaper).map((mark): Cell[] => {
      const { users } = mark.evidence
      return [
        strong(String(mark.number)),
        figures.runTime(mark.atMs),
        known(users === undefined ? undefined : figures.count(users), texts),
        laneText(mark.lane, texts.language),
        what(mark, mark.atMs === firstSymptomMs, texts),
        proof(mark, texts, logOf),
      ]
    }),
    ...(more > 0 && { note: t('marks.more', { count: more }) }),
  }
}

function what(mark: Mark, isFirst: boolean, texts: ReportTexts): Cell {
  const words = markText(mark, texts.language)
  if (!isFirst) return words
  return { parts: [{ text: words }, { text: texts.t('marks.first'), look: 'detail' }] }
}

/** What says most in a line or two: the first counter, the first kind of log line, the engine's words, the outcomes. */
function proof({ evidence }: Mark, texts: ReportTexts, logOf: (container: string) => string | undefined): Cell {
  const { t, figures, language } = texts
  const [counter] = evidenceRows(evidence, texts).flatMap((row) => evidenceLine(row, texts) ?? [])
  const [log] = evidence.logs
  const to = log && logOf(log.container)
  const failed = Object.entries(evidence.outcomes).filter(([outcome, count]) => outcome !== 'ok' && count > 0)
  const lines = [
    ...(counter === undefined ? [] : [counter]),
    ...(log === undefined ? [] : [t('marks.linesOf', { count: log.count })]),
    ...(evidence.engine.length === 0 ? [] : [evidence.engine.join(', ')]),
    ...(counter !== undefined || log !== undefined
      ? []
      : failed.slice(0, 2).map(([outcome, count]) => `${figures.count(count)} ${outcomeName(outcome, language)}`)),
  ]
  if (lines.length === 0) return { parts: [{ text: t('marks.none'), look: 'quiet' }] }
  return {
    parts: [
      { text: lines.join(', ') },
      ...(log === undefined
        ? []
        : [{ text: shortened(log.line), look: 'id' as const, ...(to !== undefined && { to }) }]),
    ],
  }
}

function shortened(line: string): string {
  return line.length > 110 ? `${line.slice(0, 109)}…` : line
}
