import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Topology } from '../../../../shared/domain/topology.ts'
import { useText } from '../../../text/useText.ts'
import { useCatalogue } from '../catalogue.ts'
import { beforeAfterDraft } from '../draft/beforeAfterDraft.ts'
import { startDraft } from '../draft/draftStore.ts'
import { CompactSelect } from '../load/CompactSelect.tsx'
import classes from './BeforeAfterStart.module.css'

/** Puts only what the topology declares as before and after into the draft, with its data set, and starts it as Compare does. */
export function BeforeAfterStart({
  topology,
  isReachable,
}: {
  readonly topology: Topology
  readonly isReachable: boolean
}) {
  const { t } = useText()
  const asked = useCatalogue((state) => state.asked)
  const { id, beforeAfter, data, parameters } = topology
  const declared = data && parameters[data.parameter]?.default
  const [dataSet, setDataSet] = useState(declared === undefined ? undefined : String(declared))
  if (beforeAfter === undefined || asked.at !== 'answered') return null
  const { before, after } = beforeAfter
  const tabIndex = isReachable ? 0 : -1
  return (
    <div className={classes.row}>
      <Button
        variant="default"
        size="compact-xs"
        classNames={{ root: classes.button }}
        tabIndex={tabIndex}
        aria-label={t('bench.beforeAfterOf', { name: id, before, after })}
        onClick={() => startDraft((now) => beforeAfterDraft(now, topology, asked.answer, dataSet))}
      >
        {t('bench.beforeAfter')}
      </Button>
      {data !== undefined && dataSet !== undefined && (
        <CompactSelect
          label={t('bench.dataSetOf', { name: id })}
          value={dataSet}
          choices={data.sets.map((value) => ({ value, label: value }))}
          width={112}
          tabIndex={tabIndex}
          onChange={setDataSet}
        />
      )}
    </div>
  )
}
