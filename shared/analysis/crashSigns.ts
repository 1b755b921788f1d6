import type { ProbeReading } from '../domain/reading.ts'
import type { RunResult } from '../domain/runResult.ts'
import { failingProbes } from './diagnosis/failingProbes.ts'
import { toOutages } from './diagnosis/outages.ts'
import { killedAtMs, outOfMemoryKills, survivedKills } from './diagnosis/outOfMemoryKills.ts'
import { firstOkMs, probeFailures } from './diagnosis/probeFailures.ts'
import { withinRuns } from './diagnosis/steadyStates.ts'
import { entryOf } from './entryOf.ts'
import type { LoadSecond } from './loadGroups.ts'
import { endedIn } from './overdueRequests.ts'
import { probeSeries } from './probeFigures.ts'
import type { RunInputs } from './runInputs.ts'
import { type AskedSecond, silence } from './silence.ts'
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

/** So many seconds without an answer are no chance. */
const inARow = 3

const probeDistance: Readonly<Record<ProbeReading['probe'], number>> = {
  instance: 2,
  balancerKept: 3,
  balancerFresh: 3,
  entry: 4,
}

/** Every sign of a run, the first of each kind and container; in no order. `durationMs` is the measured time. */
export function crashSigns<H>(inputs: RunInputs<H>, seconds: readonly LoadSecond[], durationMs: number): Sign[] {
  return [...componentSigns(inputs), ...probeSigns(inputs), ...silent(inputs, seconds, durationMs)]
}

/**
 * Deaths while the run was on and not by our own stop or fault, and out-of-memory kills, also of a process whose container lived on:
 * the same as the marks of the diagnosis.
 */
function componentSigns<H>(inputs: RunInputs<H>): Sign[] {
  const told = { ...inputs, ends: inputs.facts.ends }
  const outages = toOutages(told)
  const kills = outOfMemoryKills(told)
  const deaths = outages.filter(({ state, kind }) => state === 'down' && kind !== 'ourFault')
  return [
    ...deaths.map(({ container, fromMs, toMs, kind }): Sign => {
      const isOom = kind === 'outOfMemory'
      const atMs = isOom ? killedAtMs({ container, fromMs }, kills) : fromMs
      const untilMs = backMs(container, atMs, Number.isFinite(toMs) ? toMs : undefined, inputs.probes)
      return { container, atMs, sign: isOom ? 'outOfMemory' : 'exit', untilMs, distance: isOom ? 0 : 1 }
    }),
    ...survivedKills(kills, outages).map(({ container, atMs }): Sign => {
      return {
        container,
        atMs,
        sign: 'outOfMemory',
        untilMs: backMs(container, atMs, atMs, inputs.probes),
        distance: 0,
      }
    }),
  ]
}

/** By the container's own probes; where there are none, when it was started again, or at once when it never ended. */
function backMs(
  container: string,
  atMs: number,
  againMs: number | undefined,
  probes: readonly ProbeReading[],
): number | undefined {
  const own = probes.filter((probe) => probe.container === container)
  return own.length > 0 ? firstOkMs(own, atMs) : againMs
}

/** Of each probe the first time that it failed three times in a row; not those of a container that we took away. */
function probeSigns<H>({ probes, events, facts, ...inputs }: RunInputs<H>): Sign[] {
  const overMs = enteredMs(events, 'collecting') ?? Number.POSITIVE_INFINITY
  const taken = toOutages({ ...inputs, probes, events, ends: facts.ends }).filter(({ kind }) => kind === 'ourFault')
  const first = new Set<string>()
  return probeFailures(probeSeries(probes), 0, overMs).flatMap(
    ({ container, probe, fromMs: atMs, untilMs }): Sign[] => {
      const isTaken = taken.some((one) => one.container === container && one.fromMs - 1000 <= atMs && atMs <= one.toMs)
      if (isTaken || first.has(`${probe} ${container}`)) return []
      first.add(`${probe} ${container}`)
      return [{ container, atMs, sign: 'probesFailed', untilMs, distance: probeDistance[probe] ?? 4 }]
    },
  )
}

/** Clients got nothing but errors, or nothing at all while they waited, for three seconds: as in the diagnosis. */
function silent<H>({ manifest, probes }: RunInputs<H>, seconds: readonly LoadSecond[], durationMs: number): Sign[] {
  const isSilent = silence(askedSeconds(seconds, durationMs), failingProbes(probeSeries(probes)))
  const from = withinRuns(isSilent, true, inARow).indexOf(true)
  if (from === -1) return []
  const again = seconds.find(({ second, ok }) => second >= from + inARow && ok > 0)
  const untilMs = again === undefined ? undefined : again.second * 1000
  return [{ container: entryOf(manifest, probes), atMs: from * 1000, sign: 'noAnswers', untilMs, distance: 5 }]
}

/** Whole seconds up to the end; undefined where nobody looked. */
function askedSeconds(seconds: readonly LoadSecond[], durationMs: number): (AskedSecond | undefined)[] {
  const asked = Array.from<AskedSecond | undefined>({ length: Math.floor(durationMs / 1000) })
  let inFlight = 0
  for (const one of seconds) {
    const waiting = inFlight
    inFlight += one.started - endedIn(one)
    if (one.second < asked.length) asked[one.second] = { ok: one.ok, failed: one.failed, waiting, inFlight }
  }
  return asked
}
