import type { RunManifest } from '../domain/manifest.ts'
import type { RunResult } from '../domain/runResult.ts'
import { dearerRequests } from './dearerRequests.ts'
import type { LoadSecond } from './loadGroups.ts'
import { loadThreads, type ThreadFacts } from './loadThreads.ts'

/** Of its core. Below, a load thread waited for the target or for other work on the machine. */
export const busyPercent = 90

type Reached = Pick<RunResult['generator'], 'highestPerS' | 'ceiling'>

/**
 * How far the busiest second was from what the generator can do: its rate against a target that does next to nothing, on the run's
 * own path, times the run's load threads. Where only loopback was checked, that: no other path is faster. A run over TLS, or with a new
 * connection for each request, has no ceiling that is known: what was checked is without either.
 */
export function toGeneratorCeiling(
  manifest: ThreadFacts & Pick<RunManifest, 'generatorCheck' | 'path' | 'configuration'>,
  seconds: readonly LoadSecond[],
  durationMs: number,
): Reached {
  const measured = seconds.filter(({ second }) => second * 1000 < durationMs)
  if (measured.length === 0) return {}
  const highestPerS = measured.reduce((most, { started }) => Math.max(most, started), 0)
  const { generatorCheck, path } = manifest
  const targets = generatorCheck?.targets ?? []
  const target = targets.find((one) => one.path === path) ?? targets.find((one) => one.path === 'loopback')
  if (generatorCheck === undefined || target === undefined || target.ratePerS <= 0) return { highestPerS }
  if (dearerRequests(manifest) !== undefined) return { highestPerS }
  const threads = loadThreads(manifest)
  return {
    highestPerS,
    ceiling: {
      measuredAt: generatorCheck.measuredAt,
      path: target.path,
      ratePerS: target.ratePerS,
      isLowerBound: target.cpuPercent < busyPercent,
      threads,
      share: highestPerS / (target.ratePerS * threads),
      floorUs: target.floorUs,
    },
  }
}
