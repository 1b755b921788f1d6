import type { DiagnosisInputs } from './known.ts'
import { type Outage, placedChanges } from './outages.ts'
import { oomKills, outOfMemorySigns } from './outOfMemorySigns.ts'

/** What the engine tells of a kill and the death that it causes lie within this. */
const sameMomentMs = 5000

/** When a death for want of memory was told first: the engine and the kernel tell of the kill a moment before the death. */
export function toldOfMs({ container, fromMs }: Pick<Outage, 'container' | 'fromMs'>, inputs: DiagnosisInputs): number {
  const told = [
    ...placedChanges(inputs).filter((change) => change.what === 'oom' && change.container === container),
    ...oomKills(inputs.counters, container),
  ]
  return Math.min(fromMs, ...told.map(({ atMs }) => atMs).filter((atMs) => Math.abs(atMs - fromMs) <= sameMomentMs))
}

/** Processes that were killed for want of memory while their container lived on, in no order. */
export function survivedKills(
  inputs: DiagnosisInputs,
  outages: readonly Outage[],
): { readonly container: string; readonly atMs: number }[] {
  const told = placedChanges(inputs).filter(({ what }) => what === 'oom')
  const counted = inputs.manifest.containers.flatMap(({ name }) =>
    oomKills(inputs.counters, name).map(({ atMs }) => ({ atMs, container: name })),
  )
  const kills: { container: string; atMs: number }[] = []
  for (const { atMs, container } of [...told, ...counted]) {
    const isOf = (otherMs: number) => Math.abs(otherMs - atMs) <= sameMomentMs
    const isDeath = outages.some((outage) => outage.container === container && isOf(outage.fromMs))
    const isTold = kills.some((kill) => kill.container === container && isOf(kill.atMs))
    if (isDeath || isTold || outOfMemorySigns(inputs, { container, atMs }).length === 0) continue
    kills.push({ atMs, container })
  }
  return kills
}
