import { Button } from '@mantine/core'
import type { Topology } from '../../../../shared/domain/topology.ts'
import { useText } from '../../../text/useText.ts'
import { useCatalogue } from '../catalogue.ts'
import { beforeAfterDraft } from '../draft/beforeAfterDraft.ts'
import { startDraft } from '../draft/draftStore.ts'
import classes from './BeforeAfterStart.module.css'

/** Puts only what the topology declares as before and after into the draft, and starts it as Compare does; nothing for the others. */
export function BeforeAfterStart({
  topology,
  isReachable,
}: {
  readonly topology: Topology
  /** By Tab, from its own card only. */
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
      className={classes.button}
      tabIndex={isReachable ? 0 : -1}
      aria-label={t('bench.beforeAfterOf', { name: id, before, after })}
      onClick={() => startDraft((now) => beforeAfterDraft(now, topology, asked.answer))}
    >
      {t('bench.beforeAfter')}
    </Button>
  )
}
