import type { RunManifest } from '../domain/manifest.ts'
import type { RunFacts } from '../domain/runFacts.ts'
import type { RunResult } from '../domain/runResult.ts'
import { groupFigures } from './groupFigures.ts'
import type { LatencyMath } from './latencySum.ts'
import { countsOf, type LoadGroup, type LoadSums } from './loadGroups.ts'

/** The generator's own sum is taken for `started`; without it (a run cut off) the ticks'. */
export function toConservation<H>(
  load: LoadSums<H>,
  facts: RunFacts,
  manifest: RunManifest,
): RunResult['conservation'] {
  const { ok, failed, aborted } = countsOf(load.groups)
  const started = facts.load?.started ?? load.started
  const dropped = facts.load?.dropped ?? load.dropped
  const counted = instanceNames(load.groups, manifest).map((name) => countedBy(name, facts))
  const known = counted.filter((count) => count !== undefined)
  return {
    planned: facts.load?.planned ?? started + dropped,
    started,
    dropped,
    unaccounted: started - ok - failed - aborted,
    answeredByInstances: requestsOf(answered(load.groups)),
    // A sum over some of them would look like lost requests.
    ...(known.length > 0 &&
      known.length === counted.length && { countedByInstances: known.reduce((sum, count) => sum + count, 0) }),
  }
}

function requestsOf<H>(groups: readonly LoadGroup<H>[]): number {
  const { ok, failed } = countsOf(groups)
  return ok + failed
}

function answered<H>(groups: readonly LoadGroup<H>[]): readonly LoadGroup<H>[] {
  return groups.filter(({ instance }) => instance !== undefined)
}

/** The instances of the plan, the silent ones too, and any other that answered; none when no response told. */
function instanceNames<H>(groups: readonly LoadGroup<H>[], manifest: RunManifest): string[] {
  const told = answered(groups).flatMap(({ instance }) => instance ?? [])
  if (told.length === 0) return []
  const planned = manifest.containers.filter(({ role }) => role === 'api').map(({ name }) => name)
  return [...new Set([...planned, ...told.toSorted()])]
}

/** An instance may call itself anything, `constructor` too. */
function countedBy(name: string, { countedByInstances }: RunFacts): number | undefined {
  return Object.hasOwn(countedByInstances, name) ? countedByInstances[name] : undefined
}

/** A row per instance. The share is of the responses that carried an instance id. */
export function toInstances<H>(
  groups: readonly LoadGroup<H>[],
  manifest: RunManifest,
  facts: RunFacts,
  durationMs: number,
  latency: LatencyMath<H>,
): RunResult['instances'] {
  const all = requestsOf(answered(groups))
  return instanceNames(groups, manifest).map((name) => {
    const own = groups.filter(({ instance }) => instance === name)
    const { totals, latencyUs } = groupFigures(own, durationMs, 0, latency)
    const counted = countedBy(name, facts)
    return {
      name,
      share: all === 0 ? 0 : totals.requests / all,
      totals,
      latencyUs,
      ...(counted !== undefined && { countedByInstance: counted }),
    }
  })
}

/** A row per request name of the scenario, in its order; the share achieved beside the one intended. */
export function toEndpoints<H>(
  groups: readonly LoadGroup<H>[],
  { scenario }: RunManifest,
  durationMs: number,
  latency: LatencyMath<H>,
): RunResult['endpoints'] {
  const { endpoints, intendedShares } = scenario
  const isMixed = (name: string) => intendedShares === undefined || Object.hasOwn(intendedShares, name)
  const all = requestsOf(groups.filter(({ endpoint }) => isMixed(endpoint)))
  if (groups.length === 0) return []
  const names = new Set([...endpoints, ...groups.map(({ endpoint }) => endpoint)])
  return [...names].map((name) => {
    const own = groups.filter(({ endpoint }) => endpoint === name)
    const figures = groupFigures(own, durationMs, 0, latency)
    const intendedShare = isMixed(name) ? intendedShares?.[name] : undefined
    return {
      name,
      ...(isMixed(name) && { share: all === 0 ? 0 : figures.totals.requests / all }),
      ...(intendedShare !== undefined && { intendedShare }),
      ...figures,
    }
  })
}
