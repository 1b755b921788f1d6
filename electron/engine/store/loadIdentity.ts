import type { RunManifest } from '../../../shared/domain/manifest.ts'
import type { Profile } from '../../../shared/domain/profile.ts'
import { endpointNames, intendedShares, type Scenario } from '../../../shared/domain/scenario.ts'
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
}): Pick<RunManifest, 'profile' | 'scenario' | 'connections' | 'seed'> {
  return {
    profile: {
      id: profile.id,
      title: profile.title,
      model: profile.model,
      timeScale,
      stages: scaleStages(profile.stages, timeScale).map((stage) => ({ ...stage })),
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
    },
    connections: 'perUser',
    seed,
  }
}
