import type { MarkSign } from '../../../domain/diagnosis.ts'
import type { Reading } from '../../../domain/reading.ts'
import type { DiagnosisInputs } from '../known.ts'
import {
  isAtCpuLimit,
  memoryNearPercent,
  saturatedPercent,
  throttledFromPercent,
  throttledPercent,
} from '../resourceLimits.ts'
import type { Signals } from '../signals.ts'
import type { FoundMark } from './foundMark.ts'
import { joinRepeats } from './joinRepeats.ts'

const signs: readonly (readonly [MarkSign, (reading: Reading) => boolean])[] = [
  ['throttled', (reading) => (throttledPercent(reading) ?? 0) >= throttledFromPercent],
  ['saturated', isAtCpuLimit],
  ['memoryNearLimit', ({ memoryOfLimitPercent = 0 }) => memoryOfLimitPercent >= memoryNearPercent],
]

/** Where a container came to its limits: two of three readings in a row. */
export function resourceMarks(inputs: DiagnosisInputs, signals: Signals): FoundMark[] {
  const own = inputs.manifest.containers.flatMap(({ name }) =>
    signs.flatMap(([sign, holds]) => joinRepeats(onsets(signals.of(name).readings, holds, name, sign, signals))),
  )
  return [...own, ...joinRepeats(sharedCores(inputs, signals))]
}

function onsets(
  readings: readonly Reading[],
  holds: (reading: Reading) => boolean,
  lane: string,
  sign: MarkSign,
  { measuredMs }: Signals,
): FoundMark[] {
  return readings.flatMap((reading, index) => {
    if (!holds(reading) || reading.atMs < 0 || reading.atMs > measuredMs) return []
    return readings.slice(index + 1, index + 3).some(holds)
      ? [{ atMs: reading.atMs, lane, sign, untilMs: reading.atMs }]
      : []
  })
}

/** All containers together used up the cores they share; told of the one that used most. */
function sharedCores({ manifest, readings }: DiagnosisInputs, signals: Signals): FoundMark[] {
  const cores = manifest.cpuSets?.containers.split(',').length
  if (cores === undefined) return []
  // Two readings of one container may fall into one second: the later one counts.
  const seconds = new Map<number, Map<string, Reading>>()
  for (const reading of readings) {
    const second = Math.floor(reading.atMs / 1000)
    const all = seconds.get(second) ?? new Map<string, Reading>()
    seconds.set(second, all.set(reading.container, reading))
  }
  const isFull = (second: number) => {
    const all = [...(seconds.get(second)?.values() ?? [])]
    return all.reduce((sum, { cpuPercent }) => sum + cpuPercent, 0) >= cores * saturatedPercent
  }
  return [...seconds].flatMap(([second, all]): FoundMark[] => {
    const [most] = [...all.values()].toSorted((a, b) => b.cpuPercent - a.cpuPercent)
    if (most === undefined || second < 0 || second * 1000 >= signals.measuredMs) return []
    if (!isFull(second) || !(isFull(second + 1) || isFull(second + 2))) return []
    return [{ atMs: most.atMs, lane: most.container, sign: 'coresUsedUp', untilMs: most.atMs }]
  })
}
