import { beforeAfterChoice } from '../../../../shared/domain/beforeAfterChoice.ts'
import type { Topology } from '../../../../shared/domain/topology.ts'
import type { Choices, Draft } from './draft.ts'
import { setParameter } from './parameterDraft.ts'

/**
 * Only what the topology declares as before and after, as often and under the load that `palier before-after` takes as well; the draft as it
 * is where the topology declares none. A profile or objectives that are not there stay as they were.
 */
export function beforeAfterDraft(
  draft: Draft,
  topology: Topology,
  { profiles, objectives }: Pick<Choices, 'profiles' | 'objectives'>,
  dataSet: string | undefined,
): Draft {
  const choice = beforeAfterChoice(topology)
  if (choice === undefined) return draft
  const { scenario: _, confirmOpen, ...rest } = draft
  const profile = profiles.find(({ id }) => id === (choice.profile ?? draft.profile))
  const chosen: Draft = {
    ...rest,
    selected: choice.configurations,
    shown: { ...draft.shown, ...(topology.beforeAfter && { [topology.id]: topology.beforeAfter.after }) },
    repeat: choice.repeat,
    ...(profile && { profile: profile.id }),
    ...(objectives.some(({ id }) => id === choice.objectives) &&
      choice.objectives !== undefined && { objectives: choice.objectives }),
    ...(confirmOpen && profile?.model === 'closed' && { confirmOpen }),
  }
  const { data } = topology
  if (data === undefined || dataSet === undefined) return chosen
  return choice.configurations.reduce(
    (now, configuration) => setParameter(now, topology, configuration, data.parameter, dataSet),
    chosen,
  )
}
