import { isFailure, type Outcome } from '../../domain/outcome.ts'
import type { ProbeReading } from '../../domain/reading.ts'
import { isNoChance, isUnanswered, probeStretches } from './probeStretches.ts'

/** Whether a probe failed in a second: with a bad answer, or without one and not by chance. Of series as `probeSeries` makes them. */
export function failingProbes(series: readonly (readonly ProbeReading[])[]): (second: number) => boolean {
  const stretches = probeStretches(series).filter(isNoChance)
  const bad = series
    .flat()
    .filter((probe) => probe.outcome !== 'generator' && isFailure(probe.outcome as Outcome) && !isUnanswered(probe))
  const answeredBadly = new Set(bad.map(({ atMs }) => Math.floor(atMs / 1000)))
  return (second) =>
    answeredBadly.has(second) ||
    stretches.some(({ fromMs, toMs }) => fromMs < (second + 1) * 1000 && toMs > second * 1000)
}
