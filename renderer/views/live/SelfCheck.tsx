import type { ReactNode } from 'react'
import { verdictSoFar } from '../../../shared/analysis/verdictSoFar.ts'
import type { VerdictKind } from '../../../shared/domain/verdict.ts'
import type { LiveComparison } from '../../../shared/live/liveComparison.ts'
import type { LiveRun } from '../../../shared/live/liveRun.ts'
import { verdictReasons, verdictWord } from '../../../shared/text/verdictText.ts'
import { useText } from '../../text/useText.ts'
import { VerdictMark } from '../../ui/VerdictMark.tsx'
import classes from './SelfCheck.module.css'

const recentSeconds = 10

/** Whether the measuring itself keeps up, so far: the worst of the last seconds, and the verdict on all of them. */
export function SelfCheck({ comparison, run }: { readonly comparison: LiveComparison; readonly run: LiveRun }) {
  const { t, figures, language } = useText()
  const recent = run.ticks.slice(-recentSeconds)
  const worst = (figure: (tick: (typeof recent)[number]) => number): number | undefined =>
    recent.length === 0 ? undefined : recent.reduce((most, tick) => Math.max(most, figure(tick)), 0)
  const lagUs = worst(({ sendLagUs }) => sendLagUs.p99)
  const loopUs = worst(({ loopDelayMaxUs = 0 }) => loopDelayMaxUs)
  const cpu = worst(({ generatorCpuPercent }) => generatorCpuPercent)
  const verdict = verdictSoFar(run.ticks)
  const reasons = verdict === undefined ? [] : verdictReasons(verdict, language)
  return (
    <section className={classes.check}>
      <div className={classes.head}>
        <h2>{t('live.selfCheck')}</h2>
        <span>{t('live.lastSeconds')}</span>
      </div>
      <dl>
        <Row name={t('live.sendLag')}>{lagUs === undefined ? <NoData /> : figures.ms(lagUs)}</Row>
        <Row name={t('live.loopDelay')}>{loopUs === undefined ? <NoData /> : figures.ms(loopUs)}</Row>
        <Row name={t('live.generatorCpu')}>{cpu === undefined ? <NoData /> : figures.count(cpu)}</Row>
        <Row name={t('live.eventsMissed')}>{figures.count(run.missed + comparison.missed)}</Row>
        <Row name={t('live.verdict')}>{verdict === undefined ? <NoData /> : <VerdictWord kind={verdict.kind} />}</Row>
      </dl>
      {reasons.length > 0 && <p className={classes.reasons}>{reasons.join(', ')}</p>}
    </section>
  )
}

/** Each with room of its own: one wide value does not narrow every name. */
function Row({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function VerdictWord({ kind }: { readonly kind: VerdictKind }) {
  const { language } = useText()
  return (
    <span className={classes.verdict}>
      <VerdictMark verdict={kind} /> {verdictWord(kind, language)}
    </span>
  )
}

function NoData() {
  const { t } = useText()
  return <span className={classes.noData}>{t('word.noData')}</span>
}
