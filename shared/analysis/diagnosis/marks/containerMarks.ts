import type { Lane } from '../../../domain/diagnosis.ts'
import { toFaultSpans } from '../faultSpans.ts'
import type { DiagnosisInputs } from '../known.ts'
import { backMs } from '../outageSpans.ts'
import type { Outage } from '../outages.ts'
import { killedAtMs, type OutOfMemoryKill, outOfMemoryKills } from '../outOfMemoryKills.ts'
import { probeFailures } from '../probeFailures.ts'
import type { Signals } from '../signals.ts'
import type { FoundMark } from './foundMark.ts'
import { silences } from './loadMarks.ts'

/** The kernel is looked at once a second. */
const toldLateMs = 5000

/** What the engine told of containers, what their probes did, and what was done to them on purpose. */
export function containerMarks(inputs: DiagnosisInputs, signals: Signals, lanes: readonly Lane[]): FoundMark[] {
  const containers = lanes.filter(({ role }) => role !== 'clients' && role !== 'generator')
  const kills = outOfMemoryKills(inputs)
  return [
    ...faultMarks(inputs),
    ...signals.outages.flatMap((outage) => outageMarks(outage, kills, inputs, signals)),
    ...killMarks(kills, signals),
    ...probeMarks(signals, containers),
    ...containers.flatMap((lane) => silenceMarks(lane, signals)),
  ]
}

function faultMarks({ events }: DiagnosisInputs): FoundMark[] {
  return toFaultSpans(events).flatMap(({ fault, fromMs, toMs }): FoundMark[] => {
    const lane = fault.action.container
    return [
      { atMs: fromMs, lane, sign: 'fault', fault },
      ...(Number.isFinite(toMs) ? [{ atMs: toMs, lane, sign: 'faultOver' as const, fault }] : []),
    ]
  })
}

/** Kills that were told before the death they caused, or whose container lived on: a later word adds nothing. */
function killMarks(kills: readonly OutOfMemoryKill[], { outages }: Signals): FoundMark[] {
  return kills
    .filter(
      ({ container, atMs }) =>
        !outages.some((one) => one.container === container && one.fromMs <= atMs && atMs <= one.fromMs + toldLateMs),
    )
    .map(({ container, atMs }) => ({ atMs, lane: container, sign: 'outOfMemory', crash: 'outOfMemory' }))
}

function outageMarks(
  outage: Outage,
  kills: readonly OutOfMemoryKill[],
  inputs: DiagnosisInputs,
  signals: Signals,
): FoundMark[] {
  const { container: lane, fromMs, toMs, kind, exitCode, fault } = outage
  // A cut, or a death that the engine did not tell, has its fault's mark.
  if (outage.engine.length === 0) return []
  // Where the kill was told before the death it has a mark of its own.
  const isFirstTold = kind === 'outOfMemory' && killedAtMs(outage, kills) === fromMs
  const sign = outage.state === 'unresponsive' ? 'paused' : isFirstTold ? 'outOfMemory' : 'exit'
  const container = inputs.manifest.containers.find(({ name }) => name === lane)
  const againMs = container && backMs(outage, container, inputs, signals)
  return [
    {
      atMs: fromMs,
      lane,
      sign,
      crash: kind,
      ...(exitCode !== undefined && { exitCode }),
      ...(fault !== undefined && { fault }),
    },
    ...(outage.state === 'down' && Number.isFinite(toMs) ? [{ atMs: toMs, lane, sign: 'restarted' as const }] : []),
    ...(againMs === undefined || (againMs === toMs && outage.state === 'down')
      ? []
      : [{ atMs: againMs, lane, sign: 'answersAgain' as const }]),
  ]
}

/** The entry's probe asks the whole way, as clients do; where a container has probes of its own, it is not that container's. */
function probeMarks(signals: Signals, lanes: readonly Lane[]): FoundMark[] {
  return probeFailures(signals.series, 0, signals.toMs).flatMap((failure): FoundMark[] => {
    const { container, probe, fromMs: atMs, untilMs = Number.POSITIVE_INFINITY } = failure
    const hasOwn = signals.of(container).probes.some((reading) => reading.probe !== 'entry')
    const lane = lanes.find((one) => one.lane === container)
    if (lane === undefined) return []
    if (probe === 'entry' && hasOwn) return [{ atMs, lane: 'clients', sign: 'probesFailed', untilMs }]
    if (isAway(lane, atMs, signals)) return []
    return [{ atMs, lane: container, sign: 'probesFailed', untilMs, crash: 'unhealthy' }]
  })
}

/** Its own word for a silence that no outage explains. */
function silenceMarks(lane: Lane, signals: Signals): FoundMark[] {
  return silences(lane)
    .filter(({ atMs }) => !isAway(lane, atMs, signals))
    .map((mark) => (mark.sign === 'noAnswers' ? { ...mark, sign: 'probesFailed', crash: 'unhealthy' } : mark))
}

/**
 * Probes that fail on a container that is away or on its way back say nothing new about it; one that was asked a moment before may have been
 * cut off by its end.
 */
function isAway({ lane, spans }: Lane, atMs: number, { outages }: Signals): boolean {
  const out = outages.filter(({ container }) => container === lane)
  const starting = spans.filter(({ state }) => state === 'starting')
  return [...out, ...starting].some(({ fromMs, toMs }) => fromMs - 1000 <= atMs && atMs <= toMs)
}
