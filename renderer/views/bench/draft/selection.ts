import { toConfigurationName, toWrittenName } from '../../../../shared/domain/configuration.ts'
import type { Draft } from './draft.ts'

/** Place in the order of selection, 0 is A; absent: not selected. */
export function letterIndex({ selected }: Draft, configuration: string): number | undefined {
  const index = selected.indexOf(configuration)
  return index === -1 ? undefined : index
}

export function selectedOf({ selected }: Draft, topologyId: string): readonly string[] {
  return selected.filter((written) => toConfigurationName(written).topologyId === topologyId)
}

/** What the topology's card draws: the variant used last, as long as it is selected or none is. */
export function shownConfiguration(draft: Draft, topologyId: string): string {
  const last = toWrittenName({ topologyId, variant: draft.shown[topologyId] ?? 'baseline' })
  const selected = selectedOf(draft, topologyId)
  return selected.length === 0 || selected.includes(last) ? last : (selected.at(-1) ?? last)
}

/** A click on the card: all its variants off, or the one used last on. */
export function toggleCard(draft: Draft, topologyId: string): Draft {
  const mine = selectedOf(draft, topologyId)
  if (mine.length === 0) return toggleVariant(draft, shownConfiguration(draft, topologyId))
  return { ...draft, selected: draft.selected.filter((written) => !mine.includes(written)) }
}

/** A click on a chip: the variant goes to the end of the selection, or out of it. Letters close up behind what leaves. */
export function toggleVariant(draft: Draft, configuration: string): Draft {
  if (draft.selected.includes(configuration)) return removeConfiguration(draft, configuration)
  const { topologyId, variant } = toConfigurationName(configuration)
  return {
    ...draft,
    selected: [...draft.selected, configuration],
    shown: { ...draft.shown, [topologyId]: variant },
  }
}

export function removeConfiguration(draft: Draft, configuration: string): Draft {
  return { ...draft, selected: draft.selected.filter((written) => written !== configuration) }
}
