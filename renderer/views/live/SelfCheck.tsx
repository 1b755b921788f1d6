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
        <dt>{t('live.sendLag')}</dt>
        <dd>{lagUs === undefined ? <NoData /> : figures.ms(lagUs)}</dd>
        <dt>{t('live.loopDelay')}</dt>
        <dd>{loopUs === undefined ? <NoData /> : figures.ms(loopUs)}</dd>
        <dt>{t('live.generatorCpu')}</dt>
        <dd>{cpu === undefined ? <NoData /> : figures.count(cpu)}</dd>
        <dt>{t('live.eventsMissed')}</dt>
        <dd>{figures.count(run.missed + comparison.missed)}</dd>
        <dt>{t('live.verdict')}</dt>
        <dd>{verdict === undefined ? <NoData /> : <VerdictWord kind={verdict.kind} />}</dd>
      </dl>
      {reasons.length > 0 && <p className={classes.reasons}>{reasons.join(', ')}</p>}
    </section>
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
