import { isFailure, type Outcome } from '../domain/outcome.ts'
import type { ProbeReading } from '../domain/reading.ts'
import type { RunResult } from '../domain/runResult.ts'
import { type ComponentEvent, componentChanges, isWithin } from './componentChanges.ts'
import { entryOf } from './entryOf.ts'
import type { LoadSecond } from './loadGroups.ts'
import { endedIn } from './overdueRequests.ts'
import { probeSeries } from './probeFigures.ts'
import type { RunInputs } from './runInputs.ts'
import { enteredMs } from './stateMoments.ts'

/** Something stopped working, and how we know. */
export interface Sign {
  readonly container: string | undefined
  readonly atMs: number
  readonly sign: NonNullable<RunResult['crash']['sign']>
  /** When the same thing answered again. */
  readonly untilMs: number | undefined
  /** From the cause: 0 is the engine's own word. */
  readonly distance: number
}

/** So many probes in a row, or seconds without an answer, are no chance. */
const inARow = 3

const probeDistance: Readonly<Record<ProbeReading['probe'], number>> = {
  instance: 2,
  balancerKept: 3,
  balancerFresh: 3,
  entry: 4,
}

/** Every sign of a run, the first of each kind and container; in no order. `durationMs` is the measured time. */
export function crashSigns<H>(inputs: RunInputs<H>, seconds: readonly LoadSecond[], durationMs: number): Sign[] {
  return [...componentSigns(inputs), ...probeSigns(inputs), ...silence(inputs, seconds, durationMs)]
}

/** Deaths while the run was on and not by our own stop, and out-of-memory kills, also of a process whose container lived on. */
function componentSigns<H>({ events, probes, facts }: RunInputs<H>): Sign[] {
  const changes = componentChanges(events)
    .filter(({ during }) => isWithin(during, 'warming', 'draining'))
    .map(({ event }) => event)
  return changes.flatMap((change) => {
    const { what, container, atMs } = change
    if (atMs === undefined || (what !== 'oom' && what !== 'died')) return []
    const own = changes.filter((other) => other.container === container)
    // The engine does not always tell of the kill when it happens, but it does at the end.
    const isLastDeath = change === own.findLast((other) => other.what === 'died')
    const wasKilled = facts.ends.some((end) => end.container === container && end.oomKilled)
    const isOom = what === 'oom' || (isLastDeath && wasKilled)
    const later = own.slice(own.indexOf(change))
    const untilMs = backMs(container, atMs, later, probes)
    return { container, atMs, sign: isOom ? 'outOfMemory' : 'exit', untilMs, distance: isOom ? 0 : 1 }
  })
}

/** By the container's own probes; where there are none, when it was started again, or at once when it never ended. */
function backMs(
  container: string,
  atMs: number,
  later: readonly ComponentEvent[],
  probes: readonly ProbeReading[],
): number | undefined {
  const own = probes.filter((probe) => probe.container === container)
  if (own.length > 0) return firstOkMs(own, atMs)
  if (!later.some(({ what }) => what === 'died')) return atMs
  return later.find(({ what }) => what === 'restarted' || what === 'started')?.atMs
}

function probeSigns<H>({ probes, events }: RunInputs<H>): Sign[] {
  const overMs = enteredMs(events, 'collecting') ?? Number.POSITIVE_INFINITY
  return probeSeries(probes).flatMap((series) => {
    const judged = series.filter(({ atMs, outcome }) => atMs >= 0 && atMs <= overMs && outcome !== 'generator')
    const at = judged.findIndex((_, index) => {
      const run = judged.slice(index, index + inARow)
      return run.length === inARow && run.every(({ outcome }) => isFailure(outcome as Outcome))
    })
    const first = judged[at]
    if (first === undefined) return []
    const { container, atMs, probe } = first
    return {
      container,
      atMs,
      sign: 'probesFailed',
      untilMs: firstOkMs(series, atMs),
      distance: probeDistance[probe] ?? 4,
    }
  })
}

/** When the first answer came that was asked for after `afterMs`: a probe may hang for seconds on a dead address and then get one. */
function firstOkMs(probes: readonly ProbeReading[], afterMs: number): number | undefined {
  const answered = probes
    .filter(({ atMs, outcome }) => atMs > afterMs && outcome === 'ok')
    .map(({ atMs, latencyUs = 0 }) => Math.round(atMs + latencyUs / 1000))
  return answered.length === 0 ? undefined : Math.min(...answered)
}

/** Clients got nothing but errors, or nothing at all while they waited. A missing second ends the silence: nobody knows. */
function silence<H>({ manifest, probes }: RunInputs<H>, seconds: readonly LoadSecond[], durationMs: number): Sign[] {
  let inFlight = 0
  let silent: number[] = []
  for (const one of seconds) {
    const waiting = inFlight
    inFlight += one.started - endedIn(one)
    const isSilent = one.ok === 0 && (one.failed > 0 || (waiting > 0 && inFlight > 0))
    const follows = silent.length === 0 || silent.at(-1) === one.second - 1
    if (!isSilent || (one.second + 1) * 1000 > durationMs) silent = []
    else silent = follows ? [...silent, one.second] : [one.second]
    const [from] = silent
    if (from === undefined || silent.length < inARow) continue
    const again = seconds.find(({ second, ok }) => second > one.second && ok > 0)
    const untilMs = again === undefined ? undefined : again.second * 1000
    return [{ container: entryOf(manifest, probes), atMs: from * 1000, sign: 'noAnswers', untilMs, distance: 5 }]
  }
  return []
}
