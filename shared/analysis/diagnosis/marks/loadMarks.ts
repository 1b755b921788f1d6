import type { ComponentState, Lane } from '../../../domain/diagnosis.ts'
import type { Signals } from '../signals.ts'
import { withinRuns } from '../steadyStates.ts'
import type { FoundMark } from './foundMark.ts'

type Span = Lane['spans'][number]

/** Fewer missing seconds than these are no hole that anybody would see. */
const missingSeconds = 3

/** What clients felt: the first slow and the first failing second of each bad time, silence, and its end. */
export function clientMarks(lane: Lane, { clients, outages }: Signals): FoundMark[] {
  const first = (span: Pick<Span, 'fromMs' | 'toMs'>, holds: (second: number) => boolean) => {
    for (let second = Math.floor(span.fromMs / 1000); second * 1000 < span.toMs; second += 1) {
      if (holds(second)) return second * 1000
    }
    return undefined
  }
  const felt = badTimes(lane.spans).flatMap((time): FoundMark[] => {
    const slowMs = first(time, (second) => clients[second]?.isSlow === true)
    const errorsMs = first(time, (second) => clients[second]?.hasErrors === true)
    return [
      ...(slowMs === undefined ? [] : [{ atMs: slowMs, lane: 'clients', sign: 'slow' as const, untilMs: time.toMs }]),
      ...(errorsMs === undefined
        ? []
        : [{ atMs: errorsMs, lane: 'clients', sign: 'errors' as const, untilMs: time.toMs }]),
    ]
  })
  return [...felt, ...silences(lane)].map((mark) =>
    mark.sign === 'answersAgain' ? mark : { ...mark, atMs: notBeforeCause(mark.atMs, outages) },
  )
}

/** The load is known to the second, deaths to the millisecond: of the same second the clients' symptom is not before what caused it. */
function notBeforeCause(secondMs: number, outages: Signals['outages']): number {
  return outages.find(({ fromMs }) => fromMs > secondMs && fromMs < secondMs + 1000)?.fromMs ?? secondMs
}

/** A lane without answers, from where to where. */
export function silences({ lane, spans }: Lane): FoundMark[] {
  return spans.flatMap((span, index): FoundMark[] => {
    if (span.state !== 'unresponsive') return []
    const isOver = spans[index + 1]?.state === 'recovering'
    return [
      { atMs: span.fromMs, lane, sign: 'noAnswers' },
      ...(isOver ? [{ atMs: span.toMs, lane, sign: 'answersAgain' as const }] : []),
    ]
  })
}

/** Where the generator was at its limit, and where nothing can be said because of it. */
export function generatorMarks(lane: Lane, { clients }: Signals): FoundMark[] {
  const isHole = withinRuns(
    clients.map(({ level }) => level === 'missing'),
    true,
    missingSeconds,
  )
  const holes = isHole.flatMap((is, second): FoundMark[] =>
    is && isHole[second - 1] !== true ? [{ atMs: second * 1000, lane: lane.lane, sign: 'notMeasured' }] : [],
  )
  const doubts = lane.spans.flatMap(({ state, fromMs, toMs }): FoundMark[] => {
    if (state !== 'degraded' && state !== 'unresponsive') return []
    const sign = state === 'degraded' ? 'saturated' : 'notMeasured'
    return [{ atMs: fromMs, lane: lane.lane, sign, untilMs: toMs }]
  })
  return [...holes, ...doubts]
}

const bad: readonly ComponentState[] = ['degraded', 'unresponsive', 'recovering']

/** Spans in which it was not well, joined. */
function badTimes(spans: readonly Span[]): { readonly fromMs: number; readonly toMs: number }[] {
  const times: { fromMs: number; toMs: number }[] = []
  for (const { state, fromMs, toMs } of spans) {
    if (!bad.includes(state)) continue
    const last = times.at(-1)
    if (last?.toMs === fromMs) last.toMs = toMs
    else times.push({ fromMs, toMs })
  }
  return times
}
