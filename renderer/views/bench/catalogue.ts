import { create } from 'zustand'
import type { Problem } from '../../../shared/domain/problem.ts'
import { ask } from '../../bridge.ts'
import type { Asked } from '../../stores/useAsked.ts'
import type { Choices } from './draft/draft.ts'
import { openDraft } from './draft/draftStore.ts'

export interface Catalogue extends Choices {
  /** What is wrong with files that could not be listed. */
  readonly problems: Readonly<Record<keyof Choices, readonly Problem[]>>
}

/** Read once for the life of the window: coming back to the bench shows it at once. */
export const useCatalogue = create<{ readonly asked: Asked<Catalogue> }>(() => ({ asked: { at: 'asking' } }))

/** Reads everything there is to choose from, and takes up the draft. What was known stays until the answer is there. */
export async function readCatalogue(): Promise<void> {
  const [topologies, profiles, scenarios, objectives] = await Promise.all([
    ask['topology.list']({}),
    ask['profile.list']({}),
    ask['scenario.list']({}),
    ask['objectives.list']({}),
  ])
  const failed = [topologies, profiles, scenarios, objectives].find((one) => !one.ok)
  if (!topologies.ok || !profiles.ok || !scenarios.ok || !objectives.ok) {
    if (failed?.ok === false) useCatalogue.setState({ asked: { at: 'failed', failure: failed.failure } })
    return
  }
  const answer: Catalogue = {
    topologies: topologies.value.items,
    profiles: profiles.value.items,
    scenarios: scenarios.value.items,
    objectives: objectives.value.items,
    problems: {
      topologies: topologies.value.problems,
      profiles: profiles.value.problems,
      scenarios: scenarios.value.problems,
      objectives: objectives.value.problems,
    },
  }
  openDraft(answer)
  useCatalogue.setState({ asked: { at: 'answered', answer } })
}
