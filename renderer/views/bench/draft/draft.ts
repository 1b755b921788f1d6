import { toWrittenName } from '../../../../shared/domain/configuration.ts'
import type { Objectives } from '../../../../shared/domain/objectives.ts'
import type { Profile } from '../../../../shared/domain/profile.ts'
import type { Scenario } from '../../../../shared/domain/scenario.ts'
import type { Topology } from '../../../../shared/domain/topology.ts'

/** What a person has put together and not started yet. */
export interface Draft {
  /** Written configurations in order of selection: the first is A. */
  readonly selected: readonly string[]
  /** Of each topology the variant used last: its card draws it, and a click on the card selects it. */
  readonly shown: Readonly<Record<string, string>>
  /** Changed parameter values, as written, by written configuration; kept while it is not selected. */
  readonly parameters: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly profile: string
  readonly timeScale: number
  /** Absent: each topology's own. */
  readonly scenario?: string
  /** Absent: none. */
  readonly objectives?: string
  /** A stored run that relative targets are held against; absent: the baseline among those that are selected. */
  readonly baselineRun?: string
  readonly repeat: number
  /** The best plateaus again in the open model; only with a profile of the closed one. */
  readonly confirmOpen?: true
  readonly seed: number
}

/** What there is to choose from. */
export interface Choices {
  readonly topologies: readonly Topology[]
  readonly profiles: readonly Profile[]
  readonly scenarios: readonly Scenario[]
  readonly objectives: readonly Objectives[]
}

/**
 * What answers the same scenario stands together, since that is what can be compared; from the simplest on, so that complexity grows from
 * card to card, and from scenario to scenario.
 */
export function inCardOrder(topologies: readonly Topology[]): readonly Topology[] {
  const parts = ({ roles }: Topology) => Object.keys(roles).length
  const simplestFirst = topologies.toSorted((a, b) => parts(a) - parts(b) || (a.id < b.id ? -1 : 1))
  return [...Map.groupBy(simplestFirst, ({ scenario }) => scenario).values()].flat()
}

const firstSelected = 3

/** The very first: the three simplest topologies with the same scenario under the short profile, ready to be compared with one click. */
export function firstDraft(choices: Choices, seed: number): Draft {
  const { profiles, objectives } = choices
  const ordered = inCardOrder(choices.topologies)
  const alike = ordered.filter(({ scenario }) => scenario === ordered[0]?.scenario)
  const chosenObjectives = objectives.find(({ id }) => id === 'study-a')?.id
  return {
    selected: alike.slice(0, firstSelected).map(({ id }) => toWrittenName({ topologyId: id, variant: 'baseline' })),
    shown: {},
    parameters: {},
    profile: (profiles.find(({ id }) => id === 'quick') ?? profiles[0])?.id ?? '',
    timeScale: 1,
    ...(chosenObjectives !== undefined && { objectives: chosenObjectives }),
    repeat: 1,
    seed,
  }
}
