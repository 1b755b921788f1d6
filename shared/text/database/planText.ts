import type { DatabaseFacts } from '../../domain/databaseSchema.ts'
import type { ReportTexts } from '../report/reportTexts.ts'

type Plan = DatabaseFacts['plans'][number]

/** What a plan does, in one sentence without its full stop; of several tables, all of them: `reads the whole table units (19,000 rows, …)`. */
export function planText({ reads }: Pick<Plan, 'reads'>, texts: ReportTexts): string {
  const { t } = texts
  const said = [...new Set(reads.map((read) => readText(read, texts)))]
  if (said.length === 0) return t('plan.nothing')
  return said.reduce((one, other) => t('plan.then', { one, other }))
}

/** From here on it is worth telling that an index gave so many: all of them were read. */
const manyRows = 1000

/** Rows that were thrown away are worth telling of an index, too: one that is read from its beginning saves little. */
function readText({ table, index, rows, removed, isPart }: Plan['reads'][number], texts: ReportTexts): string {
  const { t, figures } = texts
  const read = t('plan.rows', { count: rows + removed })
  const told = removed === 0 ? read : t('plan.thrownAway', { rows: read, removed: figures.count(removed) })
  if (index === undefined) return t(isPart ? 'plan.part' : 'plan.whole', { table, rows: told })
  const isWorthTelling = removed > 0 || rows >= manyRows
  return isWorthTelling ? t('plan.indexAnd', { index, rows: told }) : t('plan.index', { index })
}

/** One declared query with its plans of before and after measuring, in the declared order. */
export interface ExplainedQuery {
  readonly name: string
  readonly before?: Plan
  readonly after?: Plan
  /** The one after, or else the one before. */
  readonly last: Plan
}

export function explainedQueries({ plans }: Pick<DatabaseFacts, 'plans'>): readonly ExplainedQuery[] {
  return [...Map.groupBy(plans, ({ name }) => name)].flatMap(([name, own]) => {
    const before = own.find(({ at }) => at === 'before')
    const after = own.find(({ at }) => at === 'after')
    const last = after ?? before
    return last === undefined ? [] : [{ name, last, ...(before && { before }), ...(after && { after }) }]
  })
}

/** Both sentences where the database changed its mind while it was measured; else the one. */
export function explainedText({ before, after, last }: ExplainedQuery, texts: ReportTexts): string {
  const { t } = texts
  if (after === undefined) return t('plans.onlyBefore', { before: planText(last, texts) })
  const now = planText(after, texts)
  if (before === undefined || accessOf(before) === accessOf(after)) return now
  return t('plans.changed', { before: planText(before, texts), after: now })
}

/** How the tables are read, without how many rows: those change with every write. */
function accessOf({ reads }: Plan): string {
  return reads.map(({ table, index = '', isPart = '' }) => `${table} ${index} ${isPart}`).join('\n')
}
