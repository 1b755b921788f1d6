import type { Topology } from '../../../../shared/domain/topology.ts'
import { useText } from '../../../text/useText.ts'
import type { Draft } from '../draft/draft.ts'
import { changeDraft } from '../draft/draftStore.ts'
import { CompactSelect } from '../load/CompactSelect.tsx'
import classes from './DataSetChoice.module.css'
import { chooseDataSet, chosenDataSet } from './dataDraft.ts'

/** The data set of a topology, for the comparison and for a stack of its own; nothing for topologies without data. */
export function DataSetChoice({
  topology,
  draft,
  isReachable,
}: {
  readonly topology: Topology
  readonly draft: Draft
  /** By Tab, from its own card only. */
  readonly isReachable: boolean
}) {
  const { t } = useText()
  const set = chosenDataSet(draft, topology)
  if (topology.data === undefined || set === undefined) return null
  return (
    <>
      <span className={classes.label} aria-hidden>
        {t('bench.data.label')}
      </span>
      <CompactSelect
        label={t('bench.data.set', { name: topology.id })}
        value={set}
        choices={topology.data.sets.map((value) => ({ value, label: value }))}
        width={88}
        tabIndex={isReachable ? 0 : -1}
        onChange={(chosen) => changeDraft((now) => chooseDataSet(now, topology, chosen))}
      />
    </>
  )
}
