import type { Known } from '../known.ts'
import type { Span } from './spans.ts'

/** From where things break to where clients notice. */
const distance: Readonly<Record<string, number>> = {
  database: 0,
  cache: 1,
  api: 2,
  other: 2,
  balancer: 3,
  proxy: 4,
  clients: 5,
}

/** Shown up to so long before a rule’s own evidence is complete, and so long after it ended. */
const leadMs = 3000
const trailMs = 10_000

/**
 * How a cause spread: the first mark within its time of each lane where it began and of every lane between there and the clients, in order of time.
 * `origins` are the lanes that are the cause.
 */
export function spreadMarks({ lanes, marks }: Known, origins: readonly string[], { fromMs, toMs }: Span): number[] {
  const distanceOf = (lane: string) => distance[lanes.find((one) => one.lane === lane)?.role ?? '']
  const nearest = Math.min(...origins.flatMap((lane) => distanceOf(lane) ?? []))
  const within = marks.filter(({ atMs }) => atMs >= fromMs - leadMs && atMs <= toMs + trailMs)
  const concerned = within.filter(({ lane }) => {
    return origins.includes(lane) || (distanceOf(lane) ?? -1) > nearest
  })
  const firstOfLane = new Map(concerned.toReversed().map((mark) => [mark.lane, mark]))
  return [...firstOfLane.values()].toSorted((a, b) => a.number - b.number).map(({ number }) => number)
}
