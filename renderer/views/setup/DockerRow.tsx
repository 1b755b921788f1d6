import { Button } from '@mantine/core'
import { dockerFact } from '../../app/dockerFact.ts'
import { askEngine, useEngine } from '../../stores/engine.ts'
import { useText } from '../../text/useText.ts'
import { FailureBox, FailureWords } from '../../ui/FailureBox.tsx'
import { StateMark } from '../../ui/StateMark.tsx'
import { problemWords } from './problemWords.ts'
import { SetupRow } from './SetupRow.tsx'
import rows from './text.module.css'

/** Docker with the fix for what is wrong; asked again by itself until it can be used. */
export function DockerRow() {
  const text = useText()
  const { t } = text
  const { report, failure } = useEngine()
  return (
    <SetupRow
      label="Docker"
      note={t('setup.dockerNote')}
      action={<Button onClick={() => void askEngine()}>{t('setup.checkAgain')}</Button>}
    >
      {failure !== undefined && <FailureBox failure={failure} />}
      {report?.usable === false ? (
        <>
          <FailureWords {...problemWords(text.local(report.problem), text.local(report.fix))} />
          <p className={rows.quiet}>{t('setup.dockerRetry')}</p>
        </>
      ) : (
        failure === undefined && (
          <>
            <DockerState />
            <MachineFacts />
          </>
        )
      )}
    </SetupRow>
  )
}

function DockerState() {
  const text = useText()
  const { state, words } = dockerFact(
    useEngine(({ report }) => report),
    undefined,
    text,
  )
  return <StateMark state={state}>{words}</StateMark>
}

function MachineFacts() {
  const { t, figures } = useText()
  const { cpus, memoryBytes, source } = useEngine(({ report }) => report) ?? {}
  const facts = [
    ...(cpus === undefined ? [] : [t('frame.cores', { count: cpus })]),
    ...(memoryBytes === undefined ? [] : [t('frame.memory', { gibibytes: figures.gibibytes(memoryBytes) })]),
  ]
  if (facts.length === 0) return null
  return (
    <p className={rows.quiet}>
      {facts.join(' · ')}
      {source !== undefined && (
        <>
          {' · '}
          <code>{source}</code>
        </>
      )}
    </p>
  )
}
