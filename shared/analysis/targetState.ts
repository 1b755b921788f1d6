import type { RunResult } from '../domain/runResult.ts'

type TargetOutcome = RunResult['targets'][number]
type Bounds = Pick<TargetOutcome, 'below' | 'above' | 'warning'>

/**
 *   below 100, warning 80     pass < 80 ≤ warning < 100 ≤ fail
 *   above 200, warning 250    fail ≤ 200 < warning ≤ 250 < pass
 *
 * Of a relative target the bounds are multiplied by what the baseline measured first.
 */
export function targetState(bounds: Bounds, measured: number | undefined): TargetOutcome['state'] {
  if (measured === undefined) return 'notMeasurable'
  if (isMissed(bounds, measured)) return 'fail'
  const { above, warning } = bounds
  if (warning === undefined) return 'pass'
  const isNear = above === undefined ? measured >= warning : measured <= warning
  return isNear ? 'warning' : 'pass'
}

export function isMissed({ below, above }: Bounds, measured: number): boolean {
  return (below !== undefined && measured >= below) || (above !== undefined && measured <= above)
}

/** Whether a figure is further on the failing side than another. */
export function isWorse({ above }: Bounds, measured: number, than: number): boolean {
  return above === undefined ? measured > than : measured < than
}
