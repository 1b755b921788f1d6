import { Modal, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { Problem } from '../../../../shared/domain/problem.ts'
import { problemText } from '../../../../shared/text/problemText.ts'
import { useAsked } from '../../../stores/useAsked.ts'
import { useText } from '../../../text/useText.ts'
import { FailureBox } from '../../../ui/FailureBox.tsx'
import { Waiting } from '../../../ui/Waiting.tsx'
import { StoredSuites } from './StoredSuites.tsx'
import { SuiteRow } from './SuiteRow.tsx'
import classes from './SuitesDialog.module.css'
import { TimeScaleChoice } from './TimeScaleChoice.tsx'
import { useSuiteStarts } from './useSuiteStarts.ts'

type Which = 'toStart' | 'stored'

/** Suites with what they hold and how long they take, each with its own Start; and those that were started before. */
export function SuitesDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useText()
  const [which, setWhich] = useState<Which>('toStart')
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      size={720}
      title={t('suites.title')}
      closeButtonProps={{ 'aria-label': t('suites.close') }}
    >
      <div className={classes.suites}>
        <p className={classes.intro}>{t('suites.intro')}</p>
        <SegmentedControl<Which>
          className={classes.which}
          aria-label={t('suites.which')}
          value={which}
          onChange={setWhich}
          data={[
            { value: 'toStart', label: t('suites.toStart') },
            { value: 'stored', label: t('suites.stored') },
          ]}
        />
        {which === 'toStart' ? <SuitesList /> : <StoredSuites />}
      </div>
    </Modal>
  )
}

function SuitesList() {
  const { t } = useText()
  const [timeScale, setTimeScale] = useState(1)
  const { asked } = useAsked('suite.list', { timeScale })
  const { start, starting, isBusy, failure } = useSuiteStarts()
  return (
    <>
      <TimeScaleChoice timeScale={timeScale} onChoose={setTimeScale} />
      {isBusy && <p role="status">{t('suites.isOn')}</p>}
      {failure !== undefined && <FailureBox failure={failure} />}
      {asked.at === 'asking' && <Waiting text={t('suites.reading')} />}
      {asked.at === 'failed' && <FailureBox failure={asked.failure} />}
      {asked.at === 'answered' && (
        <>
          {asked.answer.items.length === 0 && asked.answer.problems.length === 0 && <p>{t('suites.none')}</p>}
          <ul className={classes.list}>
            {asked.answer.items.map((suite) => (
              <SuiteRow
                key={suite.id}
                suite={suite}
                isStarting={starting === suite.id}
                isDisabled={isBusy || starting !== undefined}
                onStart={() => void start(suite.id, timeScale)}
              />
            ))}
          </ul>
          <Unreadable problems={asked.answer.problems} />
        </>
      )}
    </>
  )
}

function Unreadable({ problems }: { readonly problems: readonly Problem[] }) {
  const { t, language } = useText()
  if (problems.length === 0) return null
  const files = new Set(problems.map(({ where }) => where))
  return (
    <section className={classes.problems}>
      <p>{t('suites.unreadable', { count: files.size })}</p>
      <ul>
        {problems.map((problem) => {
          const text = problemText(problem, language)
          return <li key={text}>{text}</li>
        })}
      </ul>
    </section>
  )
}
