import type { RunEvent } from '../domain/events.ts'
import type { RunManifest } from '../domain/manifest.ts'
import type { Reading } from '../domain/reading.ts'
import type { RunFacts } from '../domain/runFacts.ts'
import type { RunResult } from '../domain/runResult.ts'
import { type ComponentEvent, componentChanges, isWithin } from './componentChanges.ts'
import { resourceFigures } from './resourceFigures.ts'

type Service = RunResult['services'][number]

/** A row for every container: resources over the measured time, and what became of it before our own stop. */
export function toServices(
  manifest: RunManifest,
  readings: readonly Reading[],
  events: readonly RunEvent[],
  ends: RunFacts['ends'],
  durationMs: number,
): Service[] {
  const measured = Map.groupBy(
    readings.filter(({ atMs }) => atMs >= 0 && atMs <= durationMs),
    ({ container }) => container,
  )
  // From `collecting` on, deaths are our own doing.
  const changes = Map.groupBy(
    componentChanges(events)
      .filter(({ during }) => isWithin(during, 'queued', 'draining'))
      .map(({ event }) => event),
    ({ container }) => container,
  )
  return manifest.containers.map(({ name, service, role }) => ({
    container: name,
    service,
    role,
    ...resourceFigures(measured.get(name) ?? []),
    readings: measured.get(name)?.length ?? 0,
    ...fate(
      changes.get(name) ?? [],
      ends.find(({ container }) => container === name),
    ),
  }))
}

/** The engine's word at the end counts for more than events, of which some may have been missed. */
function fate(
  changes: readonly ComponentEvent[],
  end: RunFacts['ends'][number] | undefined,
): Pick<Service, 'deaths' | 'restarts' | 'exitCode' | 'oomKilled'> {
  let isDead = false
  let restarts = 0
  let exitCode: number | undefined
  for (const { what, exitCode: code } of changes) {
    if (what === 'restarted' || (what === 'started' && isDead)) restarts += 1
    if (what === 'died') exitCode = code
    if (what === 'started' || what === 'restarted') exitCode = undefined
    if (what === 'died' || what === 'started' || what === 'restarted') isDead = what === 'died'
  }
  const lastCode = end === undefined ? exitCode : end.running ? undefined : (end.exitCode ?? exitCode)
  return {
    deaths: changes.filter(({ what }) => what === 'died').length,
    restarts: Math.max(restarts, end?.restarts ?? 0),
    ...(lastCode !== undefined && { exitCode: lastCode }),
    oomKilled: end?.oomKilled === true || changes.some(({ what }) => what === 'oom'),
  }
}
