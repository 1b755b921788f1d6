import type { Finding } from '../../../domain/diagnosis.ts'
import { type OutOfMemorySign, oomRises, outOfMemorySigns } from '../outOfMemorySigns.ts'
import { moreMemory } from './advice.ts'
import type { Grounds } from './grounds.ts'
import { logLines } from './logLines.ts'
import { faultBefore, type Loss, losses } from './losses.ts'
import { toFinding } from './toFinding.ts'

/** Of the limit; the kernel kills at 100, and a reading comes once a second. */
const nearFrom = 85
const nearWithinMs = 5000

interface Kill {
  readonly atMs: number
  readonly signs: readonly OutOfMemorySign[]
  readonly death: Loss | undefined
}

/**
 * A process was killed for want of memory: by the engine’s event, by its look at the end, or by the kernel’s counter. A log line and a memory near
 * its limit agree with them, and are enough only together; exit code 137 is not looked at, since whatever kills by signal 9 leaves it.
 */
export function outOfMemory(grounds: Grounds): Finding[] {
  const rises = oomRises(grounds.counters)
  return grounds.manifest.containers.flatMap(({ name }) => {
    const counted = rises.filter(({ container }) => container === name)
    const kill = killOf(grounds, name, rises)
    if (kill === undefined) return []
    const { atMs, signs, death } = kill
    const near = memoryNear(grounds, name, atMs)
    const isNear = near !== undefined && near.percent >= nearFrom
    const isCertain = signs.some((sign) => sign !== 'log')
    if (!isCertain && !isNear) return []
    const fault = faultBefore(grounds, name, atMs, ['memory'])
    const kills = counted.reduce((sum, one) => sum + one.kills, 0)
    return [
      toFinding(grounds, {
        rule: 'outOfMemory',
        fromMs: atMs,
        toMs: Math.max(death?.toMs ?? atMs + 1000, counted.at(-1)?.atMs ?? atMs),
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
  })
}

/** The first moment of the container at which anybody says so: its deaths, the engine’s event, the kernel’s count, a log line. */
function killOf(grounds: Grounds, container: string, rises: ReturnType<typeof oomRises>): Kill | undefined {
  const deaths = losses(grounds).filter((loss) => loss.container === container && loss.what === 'died')
  const moments = [
    ...deaths.map((death) => ({ atMs: death.fromMs, what: 'died', death })),
    ...grounds.changes.flatMap(({ container: of, what, atMs }) =>
      of === container && what === 'oom' ? [{ atMs, what }] : [],
    ),
    ...rises.flatMap(({ container: of, atMs }) => (of === container ? [{ atMs, what: 'kernel' }] : [])),
    ...guesses(grounds, container).map((atMs) => ({ atMs, what: 'log' })),
  ].toSorted((a, b) => a.atMs - b.atMs)
  const signed = moments.map((moment) => {
    const signs = outOfMemorySigns(grounds, rises, { container, ...moment })
    return { ...moment, signs: moment.what === 'log' ? [...new Set([...signs, 'log' as const])] : signs }
  })
  const first =
    signed.find(({ signs }) => signs.some((sign) => sign !== 'log')) ?? signed.find(({ what }) => what === 'log')
  if (first === undefined) return undefined
  // The event, the count and the line come a moment before or after the death.
  const near = signed.filter(({ atMs, signs }) => signs.length > 0 && Math.abs(atMs - first.atMs) <= nearWithinMs)
  return {
    atMs: Math.min(...near.map(({ atMs }) => atMs)),
    signs: [...new Set(near.flatMap(({ signs }) => signs))],
    death: deaths.find(({ fromMs }) => Math.abs(fromMs - first.atMs) <= nearWithinMs),
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
