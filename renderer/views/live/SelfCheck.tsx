import type { LiveComparison } from '../../../shared/live/liveComparison.ts'
import type { LiveRun } from '../../../shared/live/liveRun.ts'
import { useText } from '../../text/useText.ts'
import classes from './SelfCheck.module.css'

const recentSeconds = 10

/** Whether the measuring itself keeps up, so far: only what is known while it goes on. The verdict comes with the result. */
export function SelfCheck({ comparison, run }: { readonly comparison: LiveComparison; readonly run: LiveRun }) {
  const { t, figures } = useText()
  const recent = run.ticks.slice(-recentSeconds)
  const worst = (figure: (tick: (typeof recent)[number]) => number): number | undefined =>
    recent.length === 0 ? undefined : recent.reduce((most, tick) => Math.max(most, figure(tick)), 0)
  const lagUs = worst(({ sendLagUs }) => sendLagUs.p99)
  const cpu = worst(({ generatorCpuPercent }) => generatorCpuPercent)
  return (
    <section className={classes.check}>
      <div className={classes.head}>
        <h2>{t('live.selfCheck')}</h2>
        <span>{t('live.lastSeconds')}</span>
      </div>
      <dl>
        <dt>{t('live.sendLag')}</dt>
        <dd>{lagUs === undefined ? <NoData /> : figures.ms(lagUs)}</dd>
        <dt>{t('live.generatorCpu')}</dt>
        <dd>{cpu === undefined ? <NoData /> : figures.count(cpu)}</dd>
        <dt>{t('live.eventsMissed')}</dt>
        <dd>{figures.count(run.missed + comparison.missed)}</dd>
      </dl>
    </section>
  )
}

function NoData() {
  const { t } = useText()
  return <span className={classes.noData}>{t('word.noData')}</span>
}
