import { toConfigurationName } from '../../../../shared/domain/configuration.ts'
import type { Scenario } from '../../../../shared/domain/scenario.ts'
import type { Choices, Draft } from './draft.ts'

/** What the selected configurations will be asked: the chosen scenario, or those that their topologies bring. */
export function usedScenarios(draft: Draft, { topologies, scenarios }: Choices): readonly Scenario[] {
  const chosen = draft.selected.map((written) => toConfigurationName(written).topologyId)
  const concerned = chosen.length === 0 ? topologies : topologies.filter(({ id }) => chosen.includes(id))
  const ids = draft.scenario === undefined ? concerned.map(({ scenario }) => scenario) : [draft.scenario]
  return scenarios.filter(({ id }) => ids.includes(id))
}

/** Undefined: each topology's own. */
export function withScenario({ scenario: _, ...draft }: Draft, scenario: string | undefined): Draft {
  return scenario === undefined ? draft : { ...draft, scenario }
}

/** Undefined: none. */
export function withObjectives({ objectives: _, ...draft }: Draft, objectives: string | undefined): Draft {
  return objectives === undefined ? draft : { ...draft, objectives }
}
