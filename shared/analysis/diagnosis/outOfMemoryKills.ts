import type { DiagnosisInputs } from './known.ts'
import { type Outage, placedChanges } from './outages.ts'
import { oomRises } from './outOfMemorySigns.ts'

export interface OutOfMemoryKill {
  readonly container: string
  readonly atMs: number
}

/** What the engine and the kernel tell of one kill, and the death that it causes, lie within this. */
const sameMomentMs = 5000

/** Kills for want of memory that the engine told or the kernel counted, each once, in order of time. */
export function outOfMemoryKills(inputs: DiagnosisInputs): OutOfMemoryKill[] {
  const told = placedChanges(inputs)
    .filter(({ what }) => what === 'oom')
    .map(({ atMs, container }) => ({ atMs, container }))
  const counted = oomRises(inputs.counters).map(({ atMs, container }) => ({ atMs, container }))
  const kills: OutOfMemoryKill[] = []
  for (const kill of [...told, ...counted].toSorted((a, b) => a.atMs - b.atMs)) {
    if (!kills.some((earlier) => isSameMoment(earlier, kill.container, kill.atMs))) kills.push(kill)
  }
  return kills
}

/** When a death for want of memory was told first: the kill comes a moment before the death. */
export function killedAtMs(
  { container, fromMs }: Pick<Outage, 'container' | 'fromMs'>,
  kills: readonly OutOfMemoryKill[],
): number {
  const told = kills.find((kill) => isSameMoment(kill, container, fromMs))
  return Math.min(fromMs, told?.atMs ?? fromMs)
}

/** Those of processes whose container lived on. */
export function survivedKills(kills: readonly OutOfMemoryKill[], outages: readonly Outage[]): OutOfMemoryKill[] {
  return kills.filter(
    (kill) =>
      !outages.some(({ container, fromMs, state }) => state === 'down' && isSameMoment(kill, container, fromMs)),
  )
}

function isSameMoment(kill: OutOfMemoryKill, container: string, atMs: number): boolean {
  return kill.container === container && Math.abs(kill.atMs - atMs) <= sameMomentMs
}
