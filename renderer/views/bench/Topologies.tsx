import { useRef, useState } from 'react'
import { useText } from '../../text/useText.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { WrittenText } from '../../ui/WrittenText.tsx'
import { CardGrid } from './cards/CardGrid.tsx'
import type { Catalogue } from './catalogue.ts'
import { DataStackPanel } from './data/DataStackPanel.tsx'
import type { Draft } from './draft/draft.ts'
import { ParameterStrip } from './parameters/ParameterStrip.tsx'
import classes from './Topologies.module.css'

/** The cards, and the parameters of the one that was opened. */
export function Topologies({ draft, catalogue }: { readonly draft: Draft; readonly catalogue: Catalogue }) {
  const { t } = useText()
  const [open, setOpen] = useState<string>()
  const opener = useRef<HTMLElement>(null)
  const { topologies, problems } = catalogue
  const topology = topologies.find(({ id }) => id === open)
  const toggle = (id: string, link: HTMLElement) => {
    opener.current = link
    setOpen(open === id ? undefined : id)
  }
  // What had the focus goes away with the strip.
  const close = () => {
    setOpen(undefined)
    opener.current?.focus()
  }
  if (topologies.length === 0 && problems.topologies.length === 0) {
    return <EmptyState title={t('bench.noTopologies')} text={<WrittenText text={t('bench.noTopologiesText')} />} />
  }
  return (
    <section className={classes.topologies} aria-label={t('bench.topologies')}>
      <div className={classes.head}>
        <h2 className={classes.title}>{t('bench.topologies')}</h2>
        <span className={classes.count}>{t('bench.topologyCount', { count: topologies.length })}</span>
        <span className={classes.hint}>{t('bench.howToSelect')}</span>
      </div>
      <DataStackPanel />
      <CardGrid topologies={topologies} problems={problems.topologies} draft={draft} open={open} onOpen={toggle} />
      {topology !== undefined && <ParameterStrip key={topology.id} topology={topology} draft={draft} onClose={close} />}
    </section>
  )
}
