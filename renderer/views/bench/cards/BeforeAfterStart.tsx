import { Button } from '@mantine/core'
import type { Topology } from '../../../../shared/domain/topology.ts'
import { useText } from '../../../text/useText.ts'
import { useCatalogue } from '../catalogue.ts'
import { beforeAfterDraft } from '../draft/beforeAfterDraft.ts'
import { startDraft } from '../draft/draftStore.ts'
import classes from './BeforeAfterStart.module.css'

/** Puts only what the topology declares as before and after into the draft, with its data set, and starts it as Compare does. */
export function BeforeAfterStart({
  topology,
  dataSet,
  isReachable,
}: {
  readonly topology: Topology
  /** Of the card; undefined without data sets. */
  readonly dataSet: string | undefined
  readonly isReachable: boolean
}) {
  const { t } = useText()
  const asked = useCatalogue((state) => state.asked)
  const { id, beforeAfter } = topology
  if (beforeAfter === undefined || asked.at !== 'answered') return null
  const { before, after } = beforeAfter
  return (
    <Button
      variant="default"
      size="compact-xs"
      classNames={{ root: classes.button }}
      tabIndex={isReachable ? 0 : -1}
      aria-label={t('bench.beforeAfterOf', { name: id, before, after })}
      onClick={() => startDraft((now) => beforeAfterDraft(now, topology, asked.answer, dataSet))}
    >
      {t('bench.beforeAfter')}
    </Button>
  )
}
