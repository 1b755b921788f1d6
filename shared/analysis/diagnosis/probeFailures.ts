import { isFailure, type Outcome } from '../../domain/outcome.ts'
import type { ProbeReading } from '../../domain/reading.ts'
import { answeredMs, failuresInARow } from './probeStretches.ts'

/** Three or more probes of one kind in a row that failed, also those with a bad answer. */
export interface ProbeFailure {
  readonly probe: ProbeReading['probe']
  readonly container: string
  /** When the first of them was asked. */
  readonly fromMs: number
  /** When the first ok answer came that was asked for later; absent when none did. */
  readonly untilMs: number | undefined
}

/** Of each series, as `probeSeries` makes them. What failed for want of our own sockets is no failure. */
export function probeFailures(all: readonly (readonly ProbeReading[])[], fromMs: number, toMs: number): ProbeFailure[] {
  return all.flatMap((series) => {
    const judged = series.filter(({ atMs, outcome }) => atMs >= fromMs && atMs <= toMs && outcome !== 'generator')
    const failures: ProbeFailure[] = []
    let inARow: ProbeReading[] = []
    for (const reading of judged) {
      inARow = isFailure(reading.outcome as Outcome) ? [...inARow, reading] : []
      const [first] = inARow
      if (first === undefined || inARow.length !== failuresInARow) continue
      const { probe, container, atMs } = first
      failures.push({ probe, container, fromMs: atMs, untilMs: firstOkMs(series, atMs) })
    }
    return failures
  })
}

/** When the first answer came that was asked for after `afterMs`: a probe may hang for seconds on a dead address and then get one. */
export function firstOkMs(probes: readonly ProbeReading[], afterMs: number): number | undefined {
  const answered = probes.filter(({ atMs, outcome }) => atMs > afterMs && outcome === 'ok').map(answeredMs)
  return answered.length === 0 ? undefined : Math.min(...answered)
}
