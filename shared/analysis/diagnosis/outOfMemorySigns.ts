import type { DiagnosisInputs } from './known.ts'

/** Who says that memory ran out. */
export type OutOfMemorySign = 'event' | 'inspect' | 'kernel' | 'log'

/** The engine tells of the kill a moment before the death it causes, and a log line may come later. */
const aroundMs = 5000

/**
 * Which sources say that this death, or this moment of a container that lived on, was for want of memory; none, however often its
 * exit code is 137. `inspect` holds the flag of the container's last life only.
 */
export function outOfMemorySigns(
  { events, ends = [], counters, logs }: Pick<DiagnosisInputs, 'events' | 'ends' | 'counters' | 'logs'>,
  { container, atMs, what }: { readonly container: string; readonly atMs: number; readonly what?: string },
): OutOfMemorySign[] {
  const isNear = (otherMs: number | undefined) => otherMs !== undefined && Math.abs(otherMs - atMs) <= aroundMs
  const own = events.filter((event) => event.kind === 'component' && event.container === container)
  const isLastDeath =
    what === 'died' &&
    !own.some((event) => event.kind === 'component' && event.what !== 'oom' && (event.atMs ?? 0) > atMs)
  const signs: Readonly<Record<OutOfMemorySign, boolean>> = {
    event: own.some((event) => event.kind === 'component' && event.what === 'oom' && isNear(event.atMs)),
    inspect: isLastDeath && ends.some((end) => end.container === container && end.oomKilled),
    kernel: oomKills(counters, container).some((rise) => isNear(rise.atMs)),
    log: logs.some((log) => log.container === container && log.sign === 'outOfMemory' && isNear(log.atMs)),
  }
  return (Object.keys(signs) as OutOfMemorySign[]).filter((sign) => signs[sign])
}

/** When the kernel's count of kills within the container's limit rose. */
export function oomKills(
  counters: DiagnosisInputs['counters'],
  container: string,
): { readonly atMs: number; readonly kills: number }[] {
  let before: number | undefined
  return counters.flatMap(({ container: of, atMs, values: { oomKillsTotal: kills } }) => {
    if (of !== container || kills === undefined) return []
    const rise = kills - (before ?? kills)
    before = kills
    return rise > 0 ? [{ atMs, kills: rise }] : []
  })
}
