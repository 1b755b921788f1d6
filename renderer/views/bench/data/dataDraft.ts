import { toWrittenName } from '../../../../shared/domain/configuration.ts'
import type { Topology } from '../../../../shared/domain/topology.ts'
import type { Draft } from '../draft/draft.ts'
import { draftValue, fittingChanges, setParameter } from '../draft/parameterDraft.ts'
import { shownConfiguration } from '../draft/selection.ts'

/** Of the configuration that the card draws; undefined for a topology without data sets. */
export function chosenDataSet(draft: Draft, topology: Topology): string | undefined {
  if (topology.data === undefined) return undefined
  return draftValue(draft, topology, shownConfiguration(draft, topology.id), topology.data.parameter)
}

/** For every variant: what is compared differs in other things than its data. */
export function chooseDataSet(draft: Draft, topology: Topology, set: string): Draft {
  const { data, id: topologyId } = topology
  if (data === undefined) return draft
  return Object.keys(topology.variants).reduce(
    (before, variant) => setParameter(before, topology, toWrittenName({ topologyId, variant }), data.parameter, set),
    draft,
  )
}

/** What `data.load` is asked for: the card's variant with its changes that fit, the data set apart. */
export function dataAsk(draft: Draft, topology: Topology, set: string) {
  const configuration = shownConfiguration(draft, topology.id)
  const { [topology.data?.parameter ?? '']: _, ...parameters } = fittingChanges(draft, topology, configuration)
  return { configuration, set, parameters }
}
