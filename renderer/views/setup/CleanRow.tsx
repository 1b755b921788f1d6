import { Button } from '@mantine/core'
import { useState } from 'react'
import type { CleanReport } from '../../../shared/contract/engineReport.ts'
import type { Failure } from '../../../shared/domain/failure.ts'
import { ask } from '../../bridge.ts'
import { useEngine } from '../../stores/engine.ts'
import { useText } from '../../text/useText.ts'
import { FailureBox } from '../../ui/FailureBox.tsx'
import { SetupRow } from './SetupRow.tsx'
import rows from './text.module.css'

type Cleaning =
  | { readonly at: 'not' | 'on' }
  | { readonly at: 'done'; readonly report: CleanReport }
  | { readonly at: 'failed'; readonly failure: Failure }

/** Takes away what a crash left on Docker, and says what it was. */
export function CleanRow() {
  const { t } = useText()
  const isUsable = useEngine(({ report }) => report?.usable === true)
  const [cleaning, setCleaning] = useState<Cleaning>({ at: 'not' })
  const clean = async () => {
    setCleaning({ at: 'on' })
    const cleaned = await ask['engine.clean']({})
    setCleaning(cleaned.ok ? { at: 'done', report: cleaned.value } : { at: 'failed', failure: cleaned.failure })
  }
  return (
    <SetupRow
      label={t('setup.clean')}
      note={t('setup.cleanNote')}
      action={
        <Button disabled={!isUsable || cleaning.at === 'on'} onClick={() => void clean()}>
          {t(cleaning.at === 'on' ? 'setup.cleaning' : 'setup.cleanNow')}
        </Button>
      }
    >
      <div role="status">{cleaning.at === 'done' && <Cleaned {...cleaning.report} />}</div>
      {cleaning.at === 'failed' && <FailureBox failure={cleaning.failure} />}
    </SetupRow>
  )
}

function Cleaned({ removed, leftBehind }: CleanReport) {
  const { t } = useText()
  if (removed.length === 0 && leftBehind.length === 0) return <p>{t('setup.nothingLeft')}</p>
  return (
    <>
      <Names title={t('setup.removed', { count: removed.length })} names={removed} />
      {leftBehind.length > 0 && (
        <Names title={t('setup.leftBehind', { count: leftBehind.length })} names={leftBehind} />
      )}
    </>
  )
}

function Names({ title, names }: { readonly title: string; readonly names: readonly string[] }) {
  return (
    <>
      <p>{title}</p>
      <ul className={rows.list}>
        {names.map((name) => (
          <li key={name}>
            <code>{name}</code>
          </li>
        ))}
      </ul>
    </>
  )
}
