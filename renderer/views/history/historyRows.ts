import type { ComparisonListing, RunListing } from '../../../shared/contract/listings.ts'
import type { VerdictKind } from '../../../shared/domain/verdict.ts'
import type { StoredOutcome } from '../../ui/OutcomeMark.tsx'

/** The least and the most over the runs of a comparison; the same twice for a single run. */
export interface Span {
  readonly least: number
  readonly most: number
}

/** A comparison, or a run that belongs to none. */
export interface HistoryRow extends StoredOutcome {
  readonly kind: 'comparison' | 'run'
  readonly id: string
  readonly createdAt: string
  readonly configurations: readonly string[]
  readonly profile: string
  /** 1 where none is known. */
  readonly timeScale: number
  readonly repeat: number
  readonly durationMs?: number
  /** Of all runs together. */
  readonly requests?: number
  readonly throughputPerS?: Span
  readonly errorRate?: Span
}

/** Runs without a result can be made up for: it was cut off, by a crash or by hand. */
export function isResumable({ kind, outcome }: HistoryRow): boolean {
  return kind === 'comparison' && (outcome === 'interrupted' || outcome === 'stopped')
}

/** Newest first. A run of a comparison that can no longer be read stands alone, so that nothing is lost from sight. */
export function historyRows(
  comparisons: readonly ComparisonListing[],
  runs: readonly RunListing[],
): readonly HistoryRow[] {
  const known = new Set(comparisons.map(({ id }) => id))
  const single = runs.filter(({ comparisonId }) => comparisonId === undefined || !known.has(comparisonId))
  const rows = [...comparisons.map((one) => ofComparison(one, runs)), ...single.map(ofRun)]
  return rows.toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : 0))
}

function ofComparison(comparison: ComparisonListing, runs: readonly RunListing[]): HistoryRow {
  const { id, createdAt, endedAt, configurations, profile, timeScale, repeat, outcome, runIds } = comparison
  const own = runs.filter((run) => run.comparisonId === id || runIds.includes(run.id))
  return {
    kind: 'comparison',
    id,
    createdAt,
    configurations,
    profile,
    timeScale,
    repeat,
    outcome,
    ...(endedAt !== undefined && { durationMs: Date.parse(endedAt) - Date.parse(createdAt) }),
    ...figures(own),
    ...partly(comparison, own),
  }
}

/** A comparison goes on when one of its runs fails, and has come to its end all the same. */
function partly({ outcome, runIds }: ComparisonListing, own: readonly RunListing[]): Pick<HistoryRow, 'partly'> {
  const completed = own.filter((run) => run.outcome === 'completed').length
  const runs = Math.max(own.length, runIds.length)
  return outcome === 'completed' && own.length > 0 && completed < runs ? { partly: { completed, runs } } : {}
}

function ofRun(run: RunListing): HistoryRow {
  const { id, createdAt, configuration, profile, outcome } = run
  return {
    kind: 'run',
    id,
    createdAt,
    configurations: configuration === '' ? [] : [configuration],
    profile,
    timeScale: 1,
    repeat: 1,
    outcome,
    ...figures([run]),
  }
}

function figures(
  runs: readonly RunListing[],
): Pick<HistoryRow, 'requests' | 'throughputPerS' | 'errorRate' | 'verdict' | 'withFaults'> {
  const requests = known(runs.map((run) => run.requests))
  const throughputPerS = span(known(runs.map((run) => run.throughputPerS)))
  const errorRate = span(known(runs.map((run) => run.errorRate)))
  const verdict = worstFirst.find((kind) => runs.some((run) => run.verdict === kind))
  return {
    ...(requests.length > 0 && { requests: requests.reduce((sum, one) => sum + one, 0) }),
    ...(throughputPerS !== undefined && { throughputPerS }),
    ...(errorRate !== undefined && { errorRate }),
    ...(verdict !== undefined && { verdict }),
    ...(runs.some(({ withFaults }) => withFaults) && { withFaults: true }),
  }
}

const worstFirst: readonly VerdictKind[] = ['invalid', 'suspect', 'valid']

function known(values: readonly (number | undefined)[]): readonly number[] {
  return values.filter((value) => value !== undefined)
}

function span(values: readonly number[]): Span | undefined {
  return values.length === 0 ? undefined : { least: Math.min(...values), most: Math.max(...values) }
}
