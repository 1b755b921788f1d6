import type { Lane, Mark, MarkSign } from '../../../domain/diagnosis.ts'
import type { DiagnosisInputs } from '../known.ts'
import type { Signals } from '../signals.ts'
import { containerMarks } from './containerMarks.ts'
import { evidenceOf } from './evidenceOf.ts'
import type { FoundMark } from './foundMark.ts'
import { sameWithinMs } from './joinRepeats.ts'
import { clientMarks, generatorMarks } from './loadMarks.ts'
import { logMarks } from './logMarks.ts'
import { resourceMarks } from './resourceMarks.ts'

/** More would not be read. */
const mostMarks = 60
/** Within a moment the cause before what it causes; and when there are too many, the last of these go first. */
const order: readonly MarkSign[] = [
  'fault',
  'outOfMemory',
  'exit',
  'paused',
  'noAnswers',
  'restarted',
  'faultOver',
  'answersAgain',
  'connectionsExhausted',
  'tooManyClients',
  'workerTimeout',
  'connectionsReused',
  'memoryNearLimit',
  'throttled',
  'saturated',
  'coresUsedUp',
  'logLines',
  'probesFailed',
  'errors',
  'slow',
  'notMeasured',
]

/** Signs that are a state: each time it begins anew, not each time it is seen. */
const lasting: readonly MarkSign[] = order.slice(order.indexOf('connectionsExhausted'))

/** Everything worth pointing at, in time order, numbered from 1, each with its evidence; at most 60. */
export function toMarks(inputs: DiagnosisInputs, signals: Signals, lanes: readonly Lane[]): Mark[] {
  const found =
    lanes.length === 0
      ? []
      : [
          ...lanes.flatMap((lane) => {
            if (lane.role === 'clients') return clientMarks(lane, signals)
            return lane.role === 'generator' ? generatorMarks(lane, signals) : []
          }),
          ...containerMarks(inputs, signals, lanes),
          ...logMarks(inputs, signals),
          ...resourceMarks(inputs, signals),
        ]
  const known = new Set(lanes.map(({ lane }) => lane))
  const shown = onceEach(found.filter(({ lane }) => known.has(lane)).toSorted(inTime))
    .toSorted((a, b) => order.indexOf(a.sign) - order.indexOf(b.sign) || inTime(a, b))
    .slice(0, mostMarks)
    .toSorted(inTime)
  return shown.map(({ untilMs: _, ...mark }, index) => ({
    number: index + 1,
    ...mark,
    evidence: evidenceOf(mark, inputs, signals),
  }))
}

/** `sorted` by time. What lasts is told once; moments are told each time, but only once of the same moment. */
function onceEach(sorted: readonly FoundMark[]): FoundMark[] {
  const lastMs = new Map<string, number>()
  return sorted.filter(({ atMs, lane, sign, untilMs = atMs }) => {
    const key = `${lane} ${sign}`
    const beforeMs = lastMs.get(key)
    lastMs.set(key, Math.max(beforeMs ?? atMs, untilMs))
    if (beforeMs === undefined) return true
    return atMs - beforeMs > (lasting.includes(sign) ? sameWithinMs : 0)
  })
}

/** Of the same sign at the same moment the clients' comes last: they feel what happened to others. */
function inTime(a: FoundMark, b: FoundMark): number {
  const isFelt = ({ lane }: FoundMark) => Number(lane === 'clients')
  return (
    a.atMs - b.atMs ||
    order.indexOf(a.sign) - order.indexOf(b.sign) ||
    isFelt(a) - isFelt(b) ||
    a.lane.localeCompare(b.lane)
  )
}
