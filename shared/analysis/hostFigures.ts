import type { HostReading } from '../domain/reading.ts'
import type { RunResult } from '../domain/runResult.ts'
import { known, toUsage } from './usage.ts'

/** The engine's host over the measured time; absent when nothing was read. */
export function toHost(readings: readonly HostReading[], durationMs: number): Pick<RunResult, 'host'> {
  const measured = readings.filter(({ atMs }) => atMs >= 0 && atMs <= durationMs)
  const load1 = figures(measured, (reading) => reading.load1)
  const stackLoad1 = figures(measured, (reading) => reading.stackLoad1)
  const diskBusyPercent = figures(measured, (reading) => reading.diskBusyPercent)
  const stolenPercent = figures(measured, (reading) => reading.stolenPercent)
  const source = measured[0]?.source
  if (load1 === undefined || source === undefined) return {}
  return {
    host: {
      load1,
      ...(stackLoad1 && { stackLoad1 }),
      ...(diskBusyPercent && { diskBusyPercent }),
      ...(stolenPercent && { stolenPercent }),
      source,
    },
  }
}

function figures(readings: readonly HostReading[], of: (reading: HostReading) => number | undefined) {
  const usage = toUsage(known(readings, of))
  return usage && { mean: usage.mean, max: usage.max }
}
