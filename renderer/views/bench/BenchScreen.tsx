import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { measuringCommand } from '../../../shared/text/commandLine.ts'
import { hear } from '../../bridge.ts'
import { useText } from '../../text/useText.ts'
import { FailureBox } from '../../ui/FailureBox.tsx'
import { ScreenHead } from '../../ui/ScreenHead.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import classes from './BenchScreen.module.css'
import { CopyAsCommand } from './CopyAsCommand.tsx'
import { type Catalogue, readCatalogue, useCatalogue } from './catalogue.ts'
import type { Draft } from './draft/draft.ts'
import { useDraft } from './draft/draftStore.ts'
import { toAsk } from './draft/toAsk.ts'
import { LoadSide } from './load/LoadSide.tsx'
import { ActionBar } from './start/ActionBar.tsx'
import { SuitesButton } from './suites/SuitesButton.tsx'
import { Topologies } from './Topologies.tsx'

/** What is compared, under which load, for how long; then Compare. */
export function BenchScreen() {
  const { t } = useText()
  const asked = useCatalogue((state) => state.asked)
  const draft = useDraft((state) => state.draft)
  useEffect(() => {
    void readCatalogue()
    return hear['window.connection']((connection) => connection === 'back' && void readCatalogue())
  }, [])
  if (asked.at === 'answered' && draft !== undefined) return <Bench draft={draft} catalogue={asked.answer} />
  return (
    <div className={classes.waiting}>
      <ScreenHead title={t('bench.title')} />
      {asked.at === 'failed' ? (
        <div className={classes.failure}>
          <FailureBox failure={asked.failure}>
            <Button onClick={() => void readCatalogue()}>{t('bench.again')}</Button>
          </FailureBox>
        </div>
      ) : (
        <Waiting text={t('bench.reading')} />
      )}
    </div>
  )
}

function Bench({ draft, catalogue }: { readonly draft: Draft; readonly catalogue: Catalogue }) {
  const { t } = useText()
  const { topologies } = catalogue
  return (
    <div className={classes.bench}>
      <ScreenHead title={t('bench.title')}>
        <SuitesButton />
        {draft.selected.length > 0 && <CopyAsCommand command={measuringCommand(toAsk(draft, topologies))} />}
      </ScreenHead>
      <div className={classes.content}>
        <Topologies draft={draft} catalogue={catalogue} />
        <LoadSide draft={draft} catalogue={catalogue} />
      </div>
      <ActionBar draft={draft} topologies={topologies} />
    </div>
  )
}
