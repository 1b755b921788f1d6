import { outcomes } from '../domain/outcome.ts'
import type { RunResult, Totals } from '../domain/runResult.ts'
import { type LatencyMath, LatencySum } from './latencySum.ts'
import { countsOf, type LoadGroup } from './loadGroups.ts'

export interface GroupFigures {
  readonly totals: Totals
  readonly latencyUs: RunResult['latencyUs']
  readonly outcomes: RunResult['outcomes']
}

/** The figures of some groups together over `durationMs`. Rates are absent without time, the error rate without requests. */
export function groupFigures<H>(
  groups: readonly LoadGroup<H>[],
  durationMs: number,
  dropped: number,
  math: LatencyMath<H>,
): GroupFigures {
  const { ok, failed, aborted } = countsOf(groups)
  const requests = ok + failed
  const service = LatencySum.figures(
    math,
    groups.map(({ serviceUs }) => serviceUs),
  )
  const response = LatencySum.figures(
    math,
    groups.map(({ responseUs }) => responseUs),
  )
  return {
    totals: {
      requests,
      ok,
      failed,
      aborted,
      dropped,
      durationMs,
      ...(durationMs > 0 && {
        throughputPerS: perSecond(requests, durationMs),
        goodputPerS: perSecond(ok, durationMs),
      }),
      ...(requests > 0 && { errorRate: failed / requests }),
      bytes: groups.reduce((sum, { bytes }) => sum + bytes, 0),
    },
    latencyUs: { ...(service && { service }), ...(response && { response }) },
    outcomes: outcomeCounts(groups),
  }
}

function perSecond(count: number, durationMs: number): number {
  return (count * 1000) / durationMs
}

function outcomeCounts<H>(groups: readonly LoadGroup<H>[]): Record<string, number> {
  const count = (outcome: (typeof outcomes)[number]) =>
    groups.reduce((sum, group) => sum + (group.outcomes.get(outcome) ?? 0), 0)
  return Object.fromEntries(outcomes.map((outcome) => [outcome, count(outcome)] as const).filter(([, sum]) => sum > 0))
}
