import type { ConfigurationOutline } from '../../../../shared/contract/configurationOutline.ts'
import type { Topology } from '../../../../shared/domain/topology.ts'
import { useOutlineList } from '../cards/outlines.ts'
import type { Draft } from '../draft/draft.ts'
import { fittingChanges } from '../draft/parameterDraft.ts'

/** What each column would be; undefined while it is not known. */
export function useColumnOutlines(
  draft: Draft,
  topology: Topology,
  columns: readonly string[],
): readonly (ConfigurationOutline | undefined)[] {
  return useOutlineList(columns.map((configuration) => [configuration, fittingChanges(draft, topology, configuration)]))
}
