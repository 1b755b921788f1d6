import type { DiagnosisInputs } from './known.ts'

/** Who says that memory ran out. */
export type OutOfMemorySign = 'event' | 'inspect' | 'kernel' | 'log'

/** The engine tells of the kill a moment before the death it causes, and a log line may come later. */
const aroundMs = 5000

/**
 * Which sources say that this death, or this moment of a container that lived on, was for want of memory; none, however often its
 * exit code is 137. `inspect` holds the flag of the container's last life only, and the flag says that some process of it was killed for memory, not
 * that the container died of it: after an earlier kill in the same life it says nothing about this death.
 */
export function outOfMemorySigns(
  { events, ends = [], logs }: Pick<DiagnosisInputs, 'events' | 'ends' | 'logs'>,
  rises: ReturnType<typeof oomRises>,
  { container, atMs, what }: { readonly container: string; readonly atMs: number; readonly what?: string },
): OutOfMemorySign[] {
  const isNear = (otherMs: number | undefined) => otherMs !== undefined && Math.abs(otherMs - atMs) <= aroundMs
  const own = events.filter((event) => event.kind === 'component' && event.container === container)
  const isLastDeath =
    what === 'died' &&
    !own.some((event) => event.kind === 'component' && event.what !== 'oom' && (event.atMs ?? 0) > atMs)
  const bornMs = own.findLast((event) => isNewLife(event) && (event.atMs ?? 0) < atMs)?.atMs ?? Number.NEGATIVE_INFINITY
  const isEarlier = (otherMs = atMs) => otherMs >= bornMs && otherMs < atMs - aroundMs
  const hadKill =
    own.some((event) => event.kind === 'component' && event.what === 'oom' && isEarlier(event.atMs)) ||
    rises.some((rise) => rise.container === container && isEarlier(rise.atMs))
  const signs: Readonly<Record<OutOfMemorySign, boolean>> = {
    event: own.some((event) => event.kind === 'component' && event.what === 'oom' && isNear(event.atMs)),
    inspect: isLastDeath && !hadKill && ends.some((end) => end.container === container && end.oomKilled),
    kernel: rises.some((rise) => rise.container === container && isNear(rise.atMs)),
    log: logs.some((log) => log.container === container && log.sign === 'outOfMemory' && isNear(log.atMs)),
  }
  return (Object.keys(signs) as OutOfMemorySign[]).filter((sign) => signs[sign])
}

function isNewLife(event: DiagnosisInputs['events'][number]): boolean {
  return event.kind === 'component' && (event.what === 'started' || event.what === 'restarted')
}

/** When the kernel's count of kills within a container's limit rose, and by how many; in order of time. */
export function oomRises(
  counters: DiagnosisInputs['counters'],
): { readonly container: string; readonly atMs: number; readonly kills: number }[] {
  const before = new Map<string, number>()
  return counters.flatMap(({ container, atMs, values: { oomKillsTotal: total } }) => {
    if (total === undefined) return []
    const kills = total - (before.get(container) ?? total)
    before.set(container, total)
    return kills > 0 ? [{ container, atMs, kills }] : []
  })
}
