import type { CounterReading } from '../../domain/counters.ts'
import type { ProbeReading } from '../../domain/reading.ts'
import { probeSeries } from '../probeFigures.ts'
import type { DiagnosisInputs } from './known.ts'
import { answeredMs, probeStretches } from './probeStretches.ts'

/**
 * What of a record still matters to the levels from this second on: its end, all that happened, probes that wait or failed into it, and the
 * last words of those that have fallen silent. The rest is in what was settled.
 */
export function recordFrom(inputs: DiagnosisInputs, second: number): DiagnosisInputs {
  const fromMs = second * 1000
  const since = <T extends { readonly atMs: number }>(rows: readonly T[]) => rows.filter(({ atMs }) => atMs >= fromMs)
  return {
    ...inputs,
    ticks: inputs.ticks.filter((tick) => tick.second >= second),
    readings: since(inputs.readings),
    hostReadings: [],
    probes: probesFrom(inputs.probes, fromMs),
    counters: countersFrom(inputs.counters, fromMs),
    logs: since(inputs.logs),
  }
}

function probesFrom(probes: readonly ProbeReading[], fromMs: number): ProbeReading[] {
  return probeSeries(probes).flatMap((series) => {
    const into = probeStretches([series]).find(({ toMs }) => toMs > fromMs)
    const neededMs = Math.min(fromMs, into?.fromMs ?? fromMs)
    return series.filter((reading) => reading.atMs >= neededMs || answeredMs(reading) >= fromMs)
  })
}

/** Before: of each container the last of its own words, and of all the last two moments, by which its silence is told. */
function countersFrom(counters: readonly CounterReading[], fromMs: number): CounterReading[] {
  const sorted = counters.toSorted((a, b) => a.atMs - b.atMs)
  const before = sorted.filter(({ atMs }) => atMs < fromMs)
  const lastWords = new Map(before.filter(({ source }) => source !== 'kernel').map((one) => [one.container, one]))
  const lastMs = before.at(-1)?.atMs
  const lastTwo = [before.at(-1), before.findLast(({ atMs }) => atMs !== lastMs)]
  const kept = new Set<CounterReading | undefined>([...lastWords.values(), ...lastTwo])
  return sorted.filter((reading) => reading.atMs >= fromMs || kept.has(reading))
}
