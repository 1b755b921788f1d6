import type { RunManifest } from '../../../../shared/domain/manifest.ts'
import type { Choices, Draft } from './draft.ts'
import { usedScenarios, withScenario } from './usedScenarios.ts'

/** Undefined: the baseline among those that are selected. */
export function withBaselineRun({ baselineRun: _, ...draft }: Draft, baselineRun: string | undefined): Draft {
  return baselineRun === undefined ? draft : { ...draft, baselineRun }
}

/** Under the load that a stored run was under, as far as a draft can say it: what it cannot say is told by the check. */
export function withLoadOf(
  draft: Draft,
  { profile, seed, scenario }: Pick<RunManifest, 'profile' | 'seed' | 'scenario'>,
  choices: Choices,
): Draft {
  const same = { ...draft, profile: profile.id, timeScale: profile.timeScale, seed }
  const used = usedScenarios(same, choices)
  const isTheirs = used.length > 0 && used.every(({ id }) => id === scenario.id)
  return isTheirs || !choices.scenarios.some(({ id }) => id === scenario.id) ? same : withScenario(same, scenario.id)
}
