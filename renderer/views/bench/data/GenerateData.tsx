import { Button } from '@mantine/core'
import type { Topology } from '../../../../shared/domain/topology.ts'
import { loadData, useDataStack } from '../../../stores/dataStack.ts'
import { useText } from '../../../text/useText.ts'
import type { Draft } from '../draft/draft.ts'
import { chosenDataSet, dataAsk } from './dataDraft.ts'
import classes from './GenerateData.module.css'

interface Props {
  readonly topology: Topology
  readonly draft: Draft
  /** By Tab, from its own card only. */
  readonly isReachable: boolean
}

/** Brings a stack up with the chosen data set and keeps it; nothing for topologies without data. */
export function GenerateData({ topology, draft, isReachable }: Props) {
  const { t } = useText()
  const isFree = useDataStack(({ current }) => current.kind === 'none')
  const set = chosenDataSet(draft, topology)
  if (set === undefined) return null
  return (
    <Button
      variant="default"
      size="compact-xs"
      className={classes.generate}
      tabIndex={isReachable ? 0 : -1}
      disabled={!isFree}
      title={t('bench.data.about')}
      onClick={() => void loadData(dataAsk(draft, topology, set))}
    >
      {set === 'realistic' ? t('bench.data.realistic') : t('bench.data.generate', { set })}
    </Button>
  )
}
