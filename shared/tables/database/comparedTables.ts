import { comparedStatements, type DatabasePair, type LookedInto } from '../../analysis/databasePair.ts'
import type { DatabaseFacts } from '../../domain/databaseSchema.ts'
import { type ExplainedQuery, explainedQueries, planText } from '../../text/database/planText.ts'
import type { ReportTexts } from '../../text/report/reportTexts.ts'
import { type Cell, type DataTable, figureColumn, quiet, strong, textColumn } from '../dataTable.ts'
import { msText, queryCell } from './statementsTable.ts'

/** The slowest statements of two configurations side by side, with what became of their mean. */
export function comparedStatementsTable(pair: DatabasePair, texts: ReportTexts): DataTable | undefined {
  const { t, figures } = texts
  const statements = comparedStatements(pair)
  if (statements.length === 0) return undefined
  const letters = [pair.before.letter, pair.after.letter]
  const both = (key: 'callsOf' | 'totalOf' | 'meanOf' | 'rowsOf') =>
    letters.map((letter) => figureColumn(t(`statements.${key}`, { letter })))
  return {
    name: 'compared-statements',
    title: t('compared.statements'),
    columns: [
      textColumn(t('statements.query')),
      ...both('meanOf'),
      figureColumn(t('statements.change', { before: letters[0] ?? '', after: letters[1] ?? '' })),
      ...both('callsOf'),
      ...both('totalOf'),
      ...both('rowsOf'),
    ],
    rows: statements.map(({ query, before, after, factor }) => {
      const cells = (text: (one: DatabaseFacts['statements'][number]) => string) =>
        [before, after].map((one) => (one === undefined ? quiet('–') : text(one)))
      return [
        queryCell(query),
        ...cells(({ meanMs }) => msText(meanMs, texts)),
        factor === undefined ? quiet('–') : strong(t('statements.times', { factor: factorText(factor, texts) })),
        ...cells(({ calls }) => figures.count(calls)),
        ...cells(({ totalMs }) => msText(totalMs, texts)),
        ...cells(({ rows }) => figures.count(rows)),
      ]
    }),
    note: t('statements.comparedNote'),
  }
}

/** Two figures that count, so that a hundredth and a hundredfold both can be read. */
function factorText(factor: number, { figures }: ReportTexts): string {
  return figures.decimal(factor, factor >= 10 ? 0 : factor >= 1 ? 1 : factor >= 0.1 ? 2 : 3)
}

/** What the database does for each declared query, in two configurations. */
export function comparedPlansTable({ before, after }: DatabasePair, texts: ReportTexts): DataTable | undefined {
  const { t, language } = texts
  const [then, now] = [explainedQueries(before.facts), explainedQueries(after.facts)]
  const names = [...new Set([...then, ...now].map(({ name }) => name))]
  if (names.length === 0) return undefined
  const column = ({ index, letter, id }: LookedInto) => ({ ...textColumn(id), configuration: { index, letter, id } })
  return {
    name: 'compared-plans',
    title: t('compared.plans'),
    columns: [textColumn(t('plans.query')), column(before), column(after)],
    rows: names.map((name) => {
      const [one, other] = [then, now].map((all) => all.find((query) => query.name === name))
      const title = (other ?? one)?.last.title[language] ?? name
      return [strong(title), planCell(one, texts), planCell(other, texts)]
    }),
    note: t('plans.comparedNote'),
  }
}

function planCell(query: ExplainedQuery | undefined, texts: ReportTexts): Cell {
  const { t, figures } = texts
  if (query === undefined) return quiet(t('word.noData'))
  const { executionMs, buffersHit, buffersRead } = query.last
  const pages = figures.count(buffersHit + buffersRead)
  const cost = t('plans.cost', { ms: msText(executionMs, texts), pages })
  return { parts: [{ text: planText(query.last, texts) }, { text: cost, look: 'detail' }] }
}
