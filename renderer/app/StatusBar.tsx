import { UnstyledButton } from '@mantine/core'
import { useComparisonOn, useCurrent } from '../stores/current.ts'
import { useEngine } from '../stores/engine.ts'
import { useText } from '../text/useText.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { StateMark } from '../ui/StateMark.tsx'
import { runCommand } from './commands.ts'
import { dockerFact } from './dockerFact.ts'
import { ariaKeysHere } from './keysHere.ts'
import { toHash } from './place.ts'
import { progressFacts } from './progressFacts.ts'
import classes from './StatusBar.module.css'

/** What holds for every screen: Docker, the machine, what is on, and how to reach the commands. The middle gives way first. */
export function StatusBar() {
  const { t } = useText()
  return (
    <footer className={classes.bar}>
      <DockerFact />
      <div className={classes.middle}>
        <ProgressFact />
        <MachineFact />
      </div>
      <UnstyledButton
        className={classes.commands}
        onClick={() => runCommand('palette')}
        aria-keyshortcuts={ariaKeysHere('mod+k')}
      >
        {t('frame.commands')} <Kbd keys="mod+k" isDecoration />
      </UnstyledButton>
    </footer>
  )
}

function DockerFact() {
  const text = useText()
  const { report, failure } = useEngine()
  const { state, words } = dockerFact(report, failure, text)
  const mark = (
    <StateMark state={state} size={10}>
      {words}
    </StateMark>
  )
  if (state !== 'down') return mark
  return (
    <a className={classes.link} href={toHash({ screen: 'setup' })}>
      {mark}
    </a>
  )
}

function MachineFact() {
  const { t, figures } = useText()
  const report = useEngine((state) => state.report)
  if (report?.cpus === undefined || report.memoryBytes === undefined) return null
  const memory = t('frame.memory', { gibibytes: figures.gibibytes(report.memoryBytes) })
  return (
    <span className={classes.fact}>
      {t('frame.cores', { count: report.cpus })} · {memory}
    </span>
  )
}

function ProgressFact() {
  const text = useText()
  const comparison = useComparisonOn()
  const run = useCurrent((state) => state.run)
  if (comparison === undefined) return null
  return <span className={classes.fact}>{progressFacts(comparison, run, text)}</span>
}
