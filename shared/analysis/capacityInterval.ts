import type { RunResult } from '../domain/runResult.ts'

/** One plateau as far as capacity goes. */
export interface HeldPlateau {
  /** Users, or requests per second in the open model. */
  readonly level: number
  readonly unit: 'users' | 'ratePerS'
  /** As measured, with its first 20 %. */
  readonly lengthMs: number
  /** Absent when it was not reached or nothing was measured on it. */
  readonly holds: boolean | undefined
  readonly throughputPerS: number | undefined
}

export type CapacityInterval = Pick<
  NonNullable<RunResult['capacity']>,
  'atLeastUsers' | 'belowUsers' | 'atLeastRatePerS' | 'belowRatePerS' | 'atLeastPerS' | 'indicative'
>

/** Shorter ones give a first impression: queues of seconds need tens of seconds to show. */
const sureFromMs = 30_000

/**
 * What plateaus say together, those of several repeats too: plateaus of the same users (open model: the same rate) must all hold.
 *
 * | 100   | 300   | 700   |                     |
 * |-------|-------|-------|---------------------|
 * | holds | holds | not   | at least 300, below 700 |
 * | holds | holds | holds | at least 700        |
 * | not   | holds | –     | below 100: what held above a level that did not is luck |
 * | –     | –     | –     | neither             |
 *
 * `indicative`: a plateau on one of the two levels was shorter than 30 s.
 */
export function capacityInterval(plateaus: readonly HeldPlateau[]): CapacityInterval {
  const judged = plateaus.filter(({ holds }) => holds !== undefined)
  const levels = [...Map.groupBy(judged, ({ level }) => level)].sort(([a], [b]) => a - b)
  const unit = plateaus[0]?.unit ?? 'users'
  const firstFailing = levels.findIndex(([, same]) => same.some(({ holds }) => holds === false))
  const [below, failing = []] = levels[firstFailing] ?? []
  const [atLeast, holding = []] = levels.at(firstFailing === -1 ? -1 : firstFailing - 1) ?? []
  const isHeld = firstFailing !== 0 && atLeast !== undefined
  const deciding = [...(isHeld ? holding : []), ...failing]
  const perS = holding.flatMap(({ throughputPerS }) => throughputPerS ?? [])
  return {
    ...(isHeld && (unit === 'users' ? { atLeastUsers: atLeast } : { atLeastRatePerS: atLeast })),
    ...(below !== undefined && (unit === 'users' ? { belowUsers: below } : { belowRatePerS: below })),
    // Of several the lowest: "at least" is said of all of them.
    ...(isHeld && perS.length > 0 && { atLeastPerS: Math.min(...perS) }),
    indicative: deciding.some(({ lengthMs }) => lengthMs < sureFromMs),
  }
}
