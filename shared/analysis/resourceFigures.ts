import type { Reading } from '../domain/reading.ts'
import type { RunResult } from '../domain/runResult.ts'
import { known, toUsage } from './usage.ts'

type Service = RunResult['services'][number]
type PhaseResources = RunResult['phases'][number]['resources'][number]

/** CPU, memory and throttled time of one container in one phase. */
export function phaseResources(
  readings: readonly Reading[],
): Pick<PhaseResources, 'cpuPercent' | 'memoryBytes' | 'throttledMs'> {
  const cpuPercent = toUsage(readings.map((reading) => reading.cpuPercent))
  const memoryBytes = toUsage(readings.map((reading) => reading.memoryBytes))
  const throttled = known(readings, ({ throttledMs }) => throttledMs)
  return {
    ...(cpuPercent && { cpuPercent }),
    ...(memoryBytes && { memoryBytes }),
    ...(throttled.length > 0 && { throttledMs: sum(throttled) }),
  }
}

type Figures = Omit<
  Service,
  'container' | 'service' | 'role' | 'deaths' | 'restarts' | 'exitCode' | 'oomKilled' | 'readings'
>

/** Everything that the readings of one container say. What the engine does not tell is absent. */
export function resourceFigures(readings: readonly Reading[]): Figures {
  const usages = {
    cpuOfLimitPercent: usageOf(readings, ({ cpuOfLimitPercent }) => cpuOfLimitPercent),
    memoryOfLimitPercent: usageOf(readings, ({ memoryOfLimitPercent }) => memoryOfLimitPercent),
    networkReceivedBytesPerS: ratesOf(readings, ({ networkReceivedBytes }) => networkReceivedBytes),
    networkSentBytesPerS: ratesOf(readings, ({ networkSentBytes }) => networkSentBytes),
    diskReadBytesPerS: ratesOf(readings, ({ diskReadBytes }) => diskReadBytes),
    diskWrittenBytesPerS: ratesOf(readings, ({ diskWrittenBytes }) => diskWrittenBytes),
    pids: usageOf(readings, ({ pids }) => pids),
  }
  const throttledPeriodShare = throttledShare(readings)
  return {
    ...phaseResources(readings),
    ...Object.fromEntries(Object.entries(usages).filter(([, usage]) => usage !== undefined)),
    ...(throttledPeriodShare !== undefined && { throttledPeriodShare }),
  }
}

function usageOf(readings: readonly Reading[], of: (reading: Reading) => number | undefined) {
  return toUsage(known(readings, of))
}

/** Amounts of readings whose length is not known (records of early versions) are left out. */
function ratesOf(readings: readonly Reading[], of: (reading: Reading) => number | undefined) {
  const timed = readings.filter(({ intervalMs }) => intervalMs > 0)
  return usageOf(timed, (reading) => {
    const amount = of(reading)
    return amount === undefined ? undefined : (amount * 1000) / reading.intervalMs
  })
}

/** Absent without a CPU quota, which has no periods. */
function throttledShare(readings: readonly Reading[]): number | undefined {
  const periods = sum(known(readings, (reading) => reading.periods))
  if (periods === 0) return undefined
  return (
    sum(known(readings, (reading) => (reading.periods === undefined ? undefined : reading.throttledPeriods))) / periods
  )
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
