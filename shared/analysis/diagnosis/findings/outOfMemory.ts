import type { Finding } from '../../../domain/diagnosis.ts'
import { faultDuring } from '../faultSpans.ts'
import { type OutOfMemorySign, oomRises, outOfMemorySigns } from '../outOfMemorySigns.ts'
import { moreMemory } from './advice.ts'
import type { Grounds } from './grounds.ts'
import { logLines } from './logLines.ts'
import { type Loss, losses } from './losses.ts'
import { toFinding } from './toFinding.ts'

/** Of the limit; the kernel kills at 100, and a reading comes once a second. */
const nearFrom = 85
const nearWithinMs = 5000

/** What one life of a container says of missing memory. */
interface Kill {
  /** The first. */
  readonly atMs: number
  /** The last moment at which anybody told of one. */
  readonly lastMs: number
  readonly signs: readonly OutOfMemorySign[]
  /** Of processes, by the kernel’s count. */
  readonly kills: number
  /** The end of this life, if it was for want of memory. */
  readonly death: Loss | undefined
}

/**
 * A process was killed for want of memory: by the engine’s event, by its look at the end, or by the kernel’s counter. A log line and a memory near
 * its limit agree with them, and are enough only together; exit code 137 is not looked at, since whatever kills by signal 9 leaves it. One
 * for each life of a container in which it happened.
 */
export function outOfMemory(grounds: Grounds): Finding[] {
  const rises = oomRises(grounds.counters)
  return grounds.manifest.containers.flatMap(({ name }) =>
    killsOf(grounds, name, rises).flatMap((kill) => found(grounds, name, kill)),
  )
}

function found(grounds: Grounds, name: string, { atMs, lastMs, signs, kills, death }: Kill): Finding[] {
  const near = memoryNear(grounds, name, atMs)
  const isNear = near !== undefined && near.percent >= nearFrom
  const isCertain = signs.some((sign) => sign !== 'log')
  if (!isCertain && !isNear) return []
  const fault = faultDuring(grounds.events, name, { fromMs: atMs, toMs: atMs }, ['memory'])
  return [
    toFinding(grounds, {
      rule: 'outOfMemory',
      fromMs: atMs,
      toMs: Math.max(death?.toMs ?? atMs + 1000, lastMs),
      of: [name],
      // A guess in a log and a full memory may both have other reasons.
      kinds: isCertain ? [...signs.map(() => true), isNear] : [],
      figures: {
        signals: signs.length + Number(isNear),
        kills: kills === 0 ? undefined : kills,
        exitCode: death?.exitCode,
        memoryBytes: near?.bytes,
        memoryOfLimitPercent: near?.percent,
        byFault: fault === undefined ? 0 : 1,
      },
      fault,
      shown: {
        counters: [
          [name, 'memoryBytes'],
          [name, 'oomKillsTotal'],
          [name, 'memoryLimitHitsTotal'],
        ],
        signs: ['outOfMemory', 'workerKilled'],
        of: [name],
        engine: [
          ...(signs.includes('event') ? ['oom'] : []),
          ...(death?.exitCode === undefined ? [] : [`died ${death.exitCode}`]),
          ...(signs.includes('inspect') ? ['oomKilled'] : []),
        ],
      },
      advice: fault === undefined ? moreMemory(grounds, name) : [],
    }),
  ]
}

type Rises = ReturnType<typeof oomRises>

interface Moment {
  readonly atMs: number
  readonly what: 'died' | 'oom' | 'kernel' | 'log'
  readonly signs: readonly OutOfMemorySign[]
  readonly kills?: number
  readonly death?: Loss
}

/** By the lives of the container: a kill before it was started again says nothing of one after. */
function killsOf(grounds: Grounds, container: string, rises: Rises): Kill[] {
  const births = grounds.changes.filter(
    (change) => change.container === container && (change.what === 'started' || change.what === 'restarted'),
  )
  const lifeOf = ({ atMs }: Moment) => births.filter((birth) => birth.atMs <= atMs).length
  const lives = Map.groupBy(momentsOf(grounds, container, rises), lifeOf)
  return [...lives.values()].flatMap((moments) => killIn(moments) ?? [])
}

/** When anybody says so, in order of time: its deaths, the engine’s event, the kernel’s count, a log line. */
function momentsOf(grounds: Grounds, container: string, rises: Rises): Moment[] {
  const deaths = losses(grounds).filter((loss) => loss.container === container && loss.what === 'died')
  const moments: Omit<Moment, 'signs'>[] = [
    ...deaths.map((death) => ({ atMs: death.fromMs, what: 'died' as const, death })),
    ...grounds.changes.flatMap(({ container: of, what, atMs }) =>
      of === container && what === 'oom' ? [{ atMs, what }] : [],
    ),
    ...rises.flatMap(({ container: of, atMs, kills }) =>
      of === container ? [{ atMs, what: 'kernel' as const, kills }] : [],
    ),
    ...guesses(grounds, container).map((atMs) => ({ atMs, what: 'log' as const })),
  ]
  return moments
    .toSorted((a, b) => a.atMs - b.atMs)
    .map((moment) => {
      const signs = outOfMemorySigns(grounds, rises, { container, ...moment })
      return { ...moment, signs: moment.what === 'log' ? [...new Set([...signs, 'log' as const])] : signs }
    })
}

/** Of one life: from the first of these moments that is certain, or that a log guesses. */
function killIn(moments: readonly Moment[]): Kill | undefined {
  const certain = moments.filter(({ signs }) => signs.some((sign) => sign !== 'log'))
  const first = certain[0] ?? moments.find(({ what }) => what === 'log')
  if (first === undefined) return undefined
  // The event, the count and the line come a moment before or after the death.
  const isNear = ({ atMs }: Moment) => Math.abs(atMs - first.atMs) <= nearWithinMs
  const near = moments.filter((moment) => moment.signs.length > 0 && isNear(moment))
  const end = moments.find((moment) => moment.death && (certain.includes(moment) || isNear(moment)))
  return {
    atMs: Math.min(...near.map(({ atMs }) => atMs)),
    lastMs: certain.at(-1)?.atMs ?? first.atMs,
    signs: [...new Set(near.flatMap(({ signs }) => signs))],
    kills: moments.reduce((sum, { kills = 0 }) => sum + kills, 0),
    death: end?.death,
  }
}

/** Lines that say so, or guess it: Gunicorn’s `was sent SIGKILL! Perhaps out of memory?`. */
function guesses(grounds: Grounds, container: string): number[] {
  const lines = logLines(grounds, ['outOfMemory', 'workerKilled'], [container])?.readings ?? []
  return lines.flatMap(({ atMs, sign, line }) => (sign === 'outOfMemory' || /out of memory/i.test(line) ? [atMs] : []))
}

function memoryNear(
  { readingsOf }: Grounds,
  container: string,
  atMs: number,
): { readonly bytes: number; readonly percent: number } | undefined {
  const near = readingsOf(container).filter(
    (reading) => reading.atMs >= atMs - nearWithinMs && reading.atMs <= atMs + 1000,
  )
  const [highest] = near.toSorted((a, b) => b.memoryBytes - a.memoryBytes)
  if (highest?.memoryOfLimitPercent === undefined) return undefined
  return { bytes: highest.memoryBytes, percent: highest.memoryOfLimitPercent }
}
