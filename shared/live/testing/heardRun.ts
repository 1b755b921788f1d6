import type { DiagnosisInputs } from '../../analysis/diagnosis/known.ts'
import { answeredMs } from '../../analysis/diagnosis/probeStretches.ts'
import type { RunEvent, RunEventBody } from '../../domain/events.ts'

/** A probe without an answer is told when it has waited for so long. */
const probeWaitsMs = 10_000

/**
 * All records of a run as its events, in the order in which they would be heard: a second's load at its end, a probe when it was answered or
 * gave up, everything before measuring without a place on the time base.
 */
export function heardRun(run: DiagnosisInputs, waitsMs = probeWaitsMs): readonly RunEvent[] {
  const told: readonly (readonly [toldMs: number, body: RunEventBody])[] = [
    ...run.ticks.map((tick) => [(tick.second + 1) * 1000 + 40, { kind: 'tick' as const, tick }] as const),
    ...run.readings.map((reading) => [reading.atMs, { kind: 'reading' as const, reading }] as const),
    ...run.probes.map((reading) => {
      const isWaiting = reading.outcome === 'connectTimeout'
      return [isWaiting ? reading.atMs + waitsMs : answeredMs(reading), { kind: 'probe' as const, reading }] as const
    }),
    ...run.counters.map((reading) => [reading.atMs, { kind: 'counters' as const, reading }] as const),
    ...run.logs.map((reading) => [reading.atMs + 300, { kind: 'log' as const, reading }] as const),
    ...run.events.map((event) => [event.atMs ?? 0, event] as const),
  ]
  return told
    .toSorted(([a], [b]) => a - b)
    .map(([toldMs, { atMs: _, ...body }]: readonly [number, RunEventBody & { readonly atMs?: number }], index) => ({
      ...(body as RunEventBody),
      runId: run.manifest.id,
      seq: index + 1,
      elapsedMs: 5000 + toldMs,
      ...(toldMs >= 0 && { atMs: toldMs }),
    }))
}
