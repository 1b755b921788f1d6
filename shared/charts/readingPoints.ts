import type { Points } from './points.ts'

/** Readings come about once a second; further apart than this, the time between them is not known. */
const longestStepMs = 3000

/** Readings in order of time, from the start of measuring on, with a gap wherever one is missing for three seconds. */
export function readingPoints<R extends { readonly atMs: number }>(
  readings: readonly R[],
  figure: (reading: R) => number | undefined,
): Points {
  const ordered = readings.filter(({ atMs }) => atMs >= 0).toSorted((a, b) => a.atMs - b.atMs)
  const points: [atMs: number, value: number | null][] = []
  let beforeMs: number | undefined
  // A loop, because this is done for every curve of every redraw.
  for (const reading of ordered) {
    if (beforeMs !== undefined && reading.atMs - beforeMs > longestStepMs) points.push([beforeMs + 1, null])
    points.push([reading.atMs, figure(reading) ?? null])
    beforeMs = reading.atMs
  }
  return points
}
