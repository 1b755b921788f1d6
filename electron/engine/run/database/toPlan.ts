import type { DatabaseFacts } from '../../../../shared/domain/databaseSchema.ts'

type Plan = DatabaseFacts['plans'][number]
type Read = Plan['reads'][number]

/** What is said of a plan by its figures. */
export type PlanFigures = Pick<Plan, 'reads' | 'planningMs' | 'executionMs' | 'buffersHit' | 'buffersRead'>

/** A step as PostgreSQL writes it; figures of one with several loops are the mean of a loop. */
interface Step {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Index Name'?: string
  readonly 'Actual Rows'?: number
  readonly 'Actual Loops'?: number
  readonly 'Rows Removed by Filter'?: number
  readonly 'Rows Removed by Index Recheck'?: number
  readonly 'Shared Hit Blocks'?: number
  readonly 'Shared Read Blocks'?: number
  readonly Plans?: readonly Step[]
}

/** They take in everything before they give the first row: a LIMIT above them stops nothing below. */
const takesInAll: ReadonlySet<string> = new Set(['Sort', 'Incremental Sort', 'Aggregate', 'Hash', 'WindowAgg', 'SetOp'])

/** Of `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON)`. Steps that were never executed have read nothing. Throws on what is no such answer. */
export function toPlan(json: string): PlanFigures {
  const [explained] = JSON.parse(json) as readonly [
    { readonly Plan: Step; readonly 'Planning Time': number; readonly 'Execution Time': number },
  ]
  const { Plan: top } = explained
  return {
    reads: readsOf(top, false),
    planningMs: explained['Planning Time'],
    executionMs: explained['Execution Time'],
    // A step's pages include those of the steps below it.
    buffersHit: top['Shared Hit Blocks'] ?? 0,
    buffersRead: top['Shared Read Blocks'] ?? 0,
  }
}

function readsOf(step: Step, isLimited: boolean): Read[] {
  const type = step['Node Type']
  const own = isRead(step) ? [toRead(step, isLimited)] : []
  const limitsBelow = type === 'Limit' || (isLimited && !takesInAll.has(type))
  return [...own, ...(step.Plans ?? []).flatMap((below) => readsOf(below, limitsBelow))]
}

/** What changes a table names it as well, and reads nothing of it itself. */
function isRead(step: Step): boolean {
  return step['Relation Name'] !== undefined && step['Node Type'].endsWith('Scan') && (step['Actual Loops'] ?? 1) > 0
}

function toRead(step: Step, isLimited: boolean): Read {
  const loops = step['Actual Loops'] ?? 1
  const removed = (step['Rows Removed by Filter'] ?? 0) + (step['Rows Removed by Index Recheck'] ?? 0)
  const index = indexesOf(step).join(', ')
  return {
    table: step['Relation Name'] ?? '',
    ...(index !== '' && { index }),
    rows: Math.round((step['Actual Rows'] ?? 0) * loops),
    removed: Math.round(removed * loops),
    ...(index === '' && isLimited && { isPart: true }),
  }
}

/** A scan by bitmaps has its indexes in the steps below; one by row addresses has none and needs none. */
function indexesOf(step: Step): string[] {
  if (step['Node Type'].startsWith('Tid')) return ['ctid']
  const own = step['Index Name']
  if (own !== undefined) return [own]
  if (step['Node Type'] !== 'Bitmap Heap Scan') return []
  const below = (one: Step): string[] => [
    ...(one['Index Name'] === undefined ? [] : [one['Index Name']]),
    ...(one.Plans ?? []).flatMap(below),
  ]
  return [...new Set((step.Plans ?? []).flatMap(below))]
}
