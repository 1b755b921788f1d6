import type { LimitReason, OperatingLimits } from '../domain/operatingLimits.ts'
import { capacityInterval, type HeldPlateau } from './capacityInterval.ts'
import { capacityLevels } from './capacityLevels.ts'

/** Kept free for bursts: 250 of 300 in the study. */
const reserveShare = 1 / 6
/** Of the interval's width, at most a fifth of the capacity: the wider it is, the less is known of where it ends. */
const widthShare = 0.1
const mostForWidth = 0.2
/** Below this share of the first plateau's throughput per user (or rate) it is no longer linear. */
const linearShare = 0.9

/**
 * How far a configuration should be loaded, from its plateaus, those of several repeats too. Undefined when none held: nothing is safe then.
 *
 * | reason       | leaves                                                                        |
 * |--------------|-------------------------------------------------------------------------------|
 * | interval     | capacity less a tenth of the distance to the plateau that failed              |
 * | knee         | the last plateau with at least 90 % of the first one's throughput per user    |
 * | reserve      | five sixths of what the interval leaves, five sixths of that once more for normal operation |
 * | instanceLoss | (n − 1) / n of what the interval leaves, with n ≥ 2 instances                 |
 *
 *     maximum safe = interval,  peak = min(interval, knee, reserve),  normal = min(peak × 5/6, instanceLoss)
 *
 * Linear is meant as in the Universal Scalability Law (Gunther 2007): throughput in proportion to load.
 */
export function toOperatingLimits(plateaus: readonly HeldPlateau[], instances: number): OperatingLimits | undefined {
  const interval = capacityInterval(plateaus)
  const { unit, atLeast: capacity, below } = capacityLevels(interval)
  if (capacity === undefined || capacity <= 0) return undefined
  const forWidth = below === undefined ? 0 : Math.min(widthShare * (below - capacity), mostForWidth * capacity)
  const safe = capacity - forWidth
  const knee = kneeOf(plateaus, capacity)
  const peak = Math.min(safe * (1 - reserveShare), knee ?? Number.POSITIVE_INFINITY)
  const reserve = safe * (1 - reserveShare) ** 2
  const leaves: readonly (readonly [LimitReason, number | undefined])[] = [
    ['instanceLoss', instances < 2 ? undefined : (safe * (instances - 1)) / instances],
    ['knee', knee === undefined ? undefined : knee * (1 - reserveShare)],
    ['reserve', reserve],
    ['interval', forWidth === 0 ? undefined : safe],
  ]
  const reductions = leaves
    .flatMap(([reason, left]) => (left === undefined ? [] : [{ reason, leaves: Math.floor(left) }]))
    .sort((a, b) => a.leaves - b.leaves)
  const [lowest] = reductions
  if (lowest === undefined) return undefined
  return {
    unit,
    capacity,
    normal: lowest.leaves,
    peak: Math.max(lowest.leaves, Math.floor(peak)),
    maximumSafe: Math.floor(safe),
    danger: below ?? capacity,
    binding: lowest.reason,
    reductions,
    indicative: interval.indicative,
  }
}

/** The last plateau, among those up to the capacity, on which throughput still grew with the load; undefined when that is the capacity itself. */
function kneeOf(plateaus: readonly HeldPlateau[], capacity: number): number | undefined {
  const measured = plateaus
    .filter(({ level, holds, throughputPerS }) => holds === true && level > 0 && throughputPerS !== undefined)
    .toSorted((a, b) => a.level - b.level)
  const [first] = measured
  if (first === undefined) return undefined
  const perLoad = ({ level, throughputPerS = 0 }: HeldPlateau) => throughputPerS / level
  const bent = measured.find((one) => perLoad(one) < linearShare * perLoad(first))
  if (bent === undefined) return undefined
  const last = measured.findLast(({ level }) => level < bent.level)?.level ?? first.level
  return last < capacity ? last : undefined
}
