import type { RunManifest } from '../../../shared/domain/manifest.ts'
import type { Profile } from '../../../shared/domain/profile.ts'
import { endpointNames, intendedShares, methodsOf, type Scenario } from '../../../shared/domain/scenario.ts'
import { dealVersion } from '../../../shared/load/dealVersion.ts'
import { scaleStages } from '../../../shared/load/scaleStages.ts'

/** The load of a run as its manifest keeps it; the same with containers behind it and with a URL. */
export function loadIdentity({
  profile,
  scenario,
  timeScale,
  seed,
}: {
  readonly profile: Profile
  readonly scenario: Scenario
  readonly timeScale: number
  readonly seed: number
}): Pick<RunManifest, 'profile' | 'scenario' | 'connections' | 'seed' | 'dealVersion'> {
  const { id, title } = profile
  return {
    profile:
      profile.model === 'closed'
        ? { id, title, timeScale, model: 'closed', stages: scaleStages(profile.stages, timeScale) }
        : {
            id,
            title,
            timeScale,
            model: 'open',
            arrivals: profile.arrivals,
            maxInFlight: profile.maxInFlight,
            stages: scaleStages(profile.stages, timeScale),
          },
    scenario: {
      id: scenario.id,
      title: scenario.title,
      thinkMeanMs: scenario.think.meanMs,
      thinkSpreadPercent: scenario.think.spreadPercent,
      ...(scenario.cycle && {
        cycleMeanMs: scenario.cycle.meanMs,
        cycleSpreadPercent: scenario.cycle.spreadPercent,
      }),
      endpoints: endpointNames(scenario),
      intendedShares: intendedShares(scenario.requests),
      methods: methodsOf(scenario.requests),
    },
    connections: profile.connections ?? 'perUser',
    seed,
    dealVersion,
  }
}
