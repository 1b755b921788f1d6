import { Button } from '@mantine/core'
import type { Topology } from '../../../../shared/domain/topology.ts'
import { loadData, useDataStack } from '../../../stores/dataStack.ts'
import { useText } from '../../../text/useText.ts'
import type { Draft } from '../draft/draft.ts'
import { changeDraft } from '../draft/draftStore.ts'
import { CompactSelect } from '../load/CompactSelect.tsx'
import classes from './CardData.module.css'
import { chooseDataSet, chosenDataSet, dataAsk } from './dataDraft.ts'

interface Props {
  readonly topology: Topology
  readonly draft: Draft
  /** By Tab, from its own card only. */
  readonly isReachable: boolean
}

/** The data set of a topology that has some, for the comparison and for a stack of its own; nothing for the others. */
export function CardData({ topology, draft, isReachable }: Props) {
  const { t } = useText()
  const isFree = useDataStack(({ current }) => current.kind === 'none')
  const set = chosenDataSet(draft, topology)
  if (topology.data === undefined || set === undefined) return null
  const tabIndex = isReachable ? 0 : -1
  return (
    <>
      <CompactSelect
        label={t('bench.data.set', { name: topology.id })}
        value={set}
        choices={topology.data.sets.map((value) => ({ value, label: value }))}
        width={88}
        tabIndex={tabIndex}
        onChange={(chosen) => changeDraft((now) => chooseDataSet(now, topology, chosen))}
      />
      <Button
        variant="default"
        size="compact-xs"
        className={classes.generate}
        tabIndex={tabIndex}
        disabled={!isFree}
        title={t('bench.data.about')}
        onClick={() => void loadData(dataAsk(draft, topology, set))}
      >
        {set === 'realistic' ? t('bench.data.realistic') : t('bench.data.generate', { set })}
      </Button>
    </>
  )
}
