import type { Points } from './points.ts'

/** Readings come about once a second; further apart than this, the time between them is not known. */
const longestStepMs = 3000

/** Readings in order of time, from the start of measuring on, with a gap wherever one is missing for three seconds. */
export function readingPoints<R extends { readonly atMs: number }>(
  readings: readonly R[],
  figure: (reading: R) => number | undefined,
): Points {
  const ordered = readings.filter(({ atMs }) => atMs >= 0).toSorted((a, b) => a.atMs - b.atMs)
  return ordered.flatMap((reading, index) => {
    const point = [reading.atMs, figure(reading) ?? null] as const
    const before = ordered[index - 1]
    if (before === undefined || reading.atMs - before.atMs <= longestStepMs) return [point]
    return [[before.atMs + 1, null] as const, point]
  })
}
