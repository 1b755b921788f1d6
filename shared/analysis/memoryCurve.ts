import type { Reading } from '../domain/reading.ts'
import { lastAtOrBefore } from './lastAtOrBefore.ts'

/** Readings come once a second; between two that are further apart nobody knows. */
const LONGEST_MS = 2500

/** Memory of one container at a moment: on the line between the readings around it. Readings in order of time; undefined in gaps. */
export function memoryCurve(
  readings: readonly Pick<Reading, 'atMs' | 'memoryBytes'>[],
): (atMs: number) => number | undefined {
  const timesMs = readings.map(({ atMs }) => atMs)
  return (atMs) => {
    const place = lastAtOrBefore(timesMs, atMs)
    const [before, after] = [readings[place], readings[place + 1]]
    if (before === undefined) return undefined
    if (before.atMs === atMs) return before.memoryBytes
    if (after === undefined || after.atMs - before.atMs > LONGEST_MS) return undefined
    const part = (atMs - before.atMs) / (after.atMs - before.atMs)
    return before.memoryBytes + part * (after.memoryBytes - before.memoryBytes)
  }
}
