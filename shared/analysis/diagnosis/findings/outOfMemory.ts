import type { Finding } from '../../../domain/diagnosis.ts'
import { adviceOf, raiseLimit } from './advice.ts'
import type { Grounds } from './grounds.ts'
import { logLines } from './logLines.ts'
import { faultBefore, losses } from './losses.ts'
import { toFinding } from './toFinding.ts'

/** Of the limit; the kernel kills at 100, and a reading comes once a second. */
const nearFrom = 85
const nearWithinMs = 5000

interface Signs {
  /** The engine’s event, its look at the end, the kernel’s counter, in the order in which they are trusted. */
  readonly event: number | undefined
  readonly inspected: number | undefined
  readonly counted: number | undefined
  readonly kills: number
  /** A log that says so; Gunicorn only guesses. */
  readonly logged: number | undefined
}

/**
 * A process was killed for want of memory: by the engine’s event, by its look at the end, or by the kernel’s counter. A log line and a memory near
 * its limit agree with them, and are enough only together; exit code 137 is not looked at, since whatever kills by signal 9 leaves it.
 */
export function outOfMemory(grounds: Grounds): Finding[] {
  return grounds.manifest.containers.flatMap(({ name, role }) => {
    const signs = signsOf(grounds, name)
    const atMs = [signs.event, signs.counted, signs.logged, signs.inspected].find((at) => at !== undefined)
    if (atMs === undefined) return []
    const near = memoryNear(grounds, name, atMs)
    const isNear = near !== undefined && near.percent >= nearFrom
    const certain = [signs.event, signs.inspected, signs.counted].filter((at) => at !== undefined).length
    if (certain === 0 && !isNear) return []
    const death = losses(grounds).find(({ container, what, fromMs }) => {
      return container === name && what === 'died' && Math.abs(fromMs - atMs) <= nearWithinMs
    })
    return [
      toFinding(grounds, {
        rule: 'outOfMemory',
        fromMs: Math.min(atMs, death?.fromMs ?? atMs),
        toMs: death?.toMs ?? atMs + 1000,
        of: [name],
        // Only two things that may have other reasons: a guess in a log and a full memory.
        kinds: certain === 0 ? [] : [true, certain > 1, signs.logged !== undefined, isNear],
        figures: {
          signals: certain + Number(signs.logged !== undefined) + Number(isNear),
          kills: signs.kills === 0 ? undefined : signs.kills,
          exitCode: death?.exitCode,
          memoryBytes: near?.bytes,
          memoryOfLimitPercent: near?.percent,
          byFault: faultBefore(grounds, name, atMs, ['memory']) === undefined ? 0 : 1,
        },
        shown: {
          counters: [
            [name, 'memoryBytes'],
            [name, 'oomKillsTotal'],
            [name, 'memoryLimitHitsTotal'],
          ],
          signs: ['outOfMemory', 'workerKilled'],
          of: [name],
          engine: [
            ...(signs.event === undefined ? [] : ['oom']),
            ...(death?.exitCode === undefined ? [] : [`died ${death.exitCode}`]),
            ...(signs.inspected === undefined ? [] : ['oomKilled']),
          ],
        },
        advice: [
          ...raiseLimit(grounds, name, 'memory'),
          ...(role === 'api' ? adviceOf(grounds, ['GUNICORN_WORKERS', 'lower']) : []),
        ],
      }),
    ]
  })
}

function signsOf(grounds: Grounds, container: string): Signs {
  const kills = grounds.counters.flatMap(({ container: of, atMs, values: { oomKillsTotal } }) =>
    of === container && oomKillsTotal !== undefined ? [{ atMs, oomKillsTotal }] : [],
  )
  const first = kills[0]?.oomKillsTotal ?? 0
  const counted = kills.find(({ oomKillsTotal }) => oomKillsTotal > first)
  const isKilled = grounds.ends?.some((end) => end.container === container && end.oomKilled) === true
  const lastDeath = grounds.changes.findLast((change) => change.container === container && change.what === 'died')
  return {
    event: grounds.changes.find((change) => change.container === container && change.what === 'oom')?.atMs,
    counted: counted?.atMs,
    kills: Math.max(0, ...kills.map(({ oomKillsTotal }) => oomKillsTotal - first)),
    logged: logLines(grounds, ['outOfMemory'], [container])?.fromMs,
    // A container that lives lost one process of several; when, nobody knows.
    inspected: isKilled ? (lastDeath?.atMs ?? grounds.readingsOf(container).at(-1)?.atMs) : undefined,
  }
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
