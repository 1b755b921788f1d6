import { Select } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { Lane } from '../../../shared/domain/diagnosis.ts'
import { isWithFaults } from '../../../shared/live/faultsOn.ts'
import type { LiveRun } from '../../../shared/live/liveRun.ts'
import { topologyNow } from '../../../shared/live/topologyNow.ts'
import { useText } from '../../text/useText.ts'
import { FaultsTag } from '../../ui/FaultsTag.tsx'
import { Diagram } from './Diagram.tsx'
import { FaultPanel } from './FaultPanel.tsx'
import { liveDiagram } from './liveDiagram.ts'
import { NodeDetail } from './NodeDetail.tsx'
import { NodeLog } from './NodeLog.tsx'
import classes from './TopologyPanel.module.css'

/** The topology with its live state; the selected node, or the one that does worst, in words below. */
export function TopologyPanel({ run, lanes }: { readonly run: LiveRun; readonly lanes: readonly Lane[] }) {
  const { t } = useText()
  const { containers } = run.head
  const [selected, setSelected] = useState<string>()
  const now = useMemo(() => topologyNow(run, lanes), [run, lanes])
  const diagram = useMemo(() => liveDiagram(containers), [containers])
  const drawn = new Set(diagram.nodes.map(({ name }) => name))
  const hidden = containers.filter(({ name }) => !drawn.has(name)).map(({ name }) => name)
  const name = selected !== undefined && selected in now.containers ? selected : undefined
  return (
    <section className={classes.panel}>
      <div className={classes.head}>
        <h2>{t(run.at === 'done' ? 'live.topologyAtEnd' : 'live.topology')}</h2>
        {isWithFaults(run) && <FaultsTag />}
        <span className={classes.configuration}>{run.head.configuration.id}</span>
      </div>
      <Diagram
        diagram={diagram}
        now={now}
        name={run.head.configuration.id}
        isOpen={run.head.profile.model === 'open'}
        selected={selected}
        onSelect={(one) => setSelected(one === selected ? undefined : one)}
      />
      {hidden.length > 0 && (
        <Select
          className={classes.hidden ?? ''}
          aria-label={t('live.moreNodes', { count: hidden.length })}
          placeholder={t('live.moreNodes', { count: hidden.length })}
          data={hidden}
          value={name !== undefined && hidden.includes(name) ? name : null}
          onChange={(one) => setSelected(one ?? undefined)}
        />
      )}
      <NodeDetail now={now} selected={selected} />
      {name !== undefined && <NodeLog key={`log ${name}`} lines={run.lines} container={name} />}
      {name !== undefined && run.at === 'measuring' && <FaultPanel key={name} run={run} container={name} />}
    </section>
  )
}
