import type { Reading } from '../../domain/reading.ts'

/** From these on, in per cent of its limit, a container is at it. */
export const saturatedPercent = 95
export const memoryNearPercent = 90
/** From this share of its scheduler's periods on, in per cent, a quota is felt. */
export const throttledFromPercent = 25

/** Of the scheduler's periods of a quota those in which it was used up, in per cent; undefined without a quota. */
export function throttledPercent({ periods, throttledPeriods }: Reading): number | undefined {
  return periods === undefined || throttledPeriods === undefined || periods === 0
    ? undefined
    : (throttledPeriods / periods) * 100
}

export function isAtCpuLimit({ cpuOfLimitPercent = 0 }: Reading): boolean {
  return cpuOfLimitPercent >= saturatedPercent
}

/** The seconds that readings with this property belong to, the end of each included: a reading tells of the second before it. */
export function secondsOf(readings: readonly Reading[], holds: (reading: Reading) => boolean): ReadonlySet<number> {
  return new Set(
    readings
      .filter(holds)
      .flatMap(({ atMs, intervalMs }) => [Math.floor((atMs - intervalMs / 2) / 1000), Math.floor(atMs / 1000)]),
  )
}
