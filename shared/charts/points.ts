/** A curve's values over time; `null` where nothing is known, so that the line has a gap there. */
export type Points = readonly (readonly [atMs: number, value: number | null])[]

/** More than a chart can show side by side. */
const mostPoints = 1200

/**
 * At most about 1,200 points that look the same: each bucket of seconds keeps its lowest and its highest value in their
 * order, so no spike is lost. A bucket with a gap in it keeps the gap.
 */
export function thinned(points: Points, most = mostPoints): Points {
  if (points.length <= most) return points
  const size = Math.ceil((points.length * 3) / most)
  const kept: (readonly [number, number | null])[] = []
  for (let from = 0; from < points.length; from += size) kept.push(...extremes(points.slice(from, from + size)))
  return kept
}

function extremes(bucket: Points): Points {
  const known = bucket.filter(([, value]) => value !== null)
  const sorted = known.toSorted(([, a], [, b]) => Number(a) - Number(b))
  const gap = bucket.find(([, value]) => value === null)
  const chosen = new Set([sorted[0], sorted.at(-1), gap])
  return bucket.filter((point) => chosen.has(point))
}

/** The highest known value; undefined when there is none. */
export function highestOf(points: Points): number | undefined {
  return points.reduce<number | undefined>((highest, [, value]) => {
    if (value === null) return highest
    return highest === undefined || value > highest ? value : highest
  }, undefined)
}

/** Stretches without data of at least that length, between or after known points, up to `endMs`. */
export function gapsIn(points: Points, endMs: number, leastMs: number): [fromMs: number, toMs: number][] {
  const known = points.filter(([, value]) => value !== null).map(([atMs]) => atMs)
  const [first] = known
  if (first === undefined) return []
  const ends = [...known.slice(1), endMs]
  return known.flatMap((atMs, index) => {
    const next = ends[index] ?? endMs
    return next - atMs >= leastMs + 1000 ? [[atMs, next] as [number, number]] : []
  })
}
