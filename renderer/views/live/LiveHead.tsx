import type { ReactNode } from 'react'
import type { LiveComparison } from '../../../shared/live/liveComparison.ts'
import type { LiveRun } from '../../../shared/live/liveRun.ts'
import { useText } from '../../text/useText.ts'
import { ScreenHead } from '../../ui/ScreenHead.tsx'
import { clockText, roughDurationText } from './clockText.ts'
import classes from './LiveHead.module.css'
import { StopButton } from './StopButton.tsx'

/** What is compared, the time that is left and the clock time of the end, Stop. */
export function LiveHead({
  comparison,
  run,
  remainingMs,
  children,
}: {
  readonly comparison: LiveComparison
  readonly run: LiveRun | undefined
  readonly remainingMs: number
  readonly children?: ReactNode
}) {
  const { t, local, figures, language } = useText()
  const { head, ended } = comparison
  const { ask, configurations } = head
  const profile = run === undefined ? ask.profile : local(run.head.profile.title)
  const scenario = run === undefined ? ask.scenario : local(run.head.scenario.title)
  const facts = [
    run && t(run.head.profile.model === 'open' ? 'result.open' : 'result.closed'),
    scenario,
    t('live.seed', { seed: ask.seed }),
    ask.timeScale === 1 ? undefined : t('live.timeScale', { scale: figures.plain(ask.timeScale) }),
  ].filter((fact) => fact !== undefined)
  const end = new Date(Date.now() + remainingMs)
  return (
    <div className={classes.head}>
      <ScreenHead
        title={t('live.title', { profile, count: configurations.length })}
        note={<span className={classes.facts}>{facts.join(' · ')}</span>}
      >
        {children}
        {ended === undefined && (
          <>
            <span className={classes.left}>
              <strong>{t('live.left', { duration: roughDurationText(remainingMs, language) })}</strong>
              <span> · {t('live.doneNear', { time: clockText(end, language) })}</span>
            </span>
            <StopButton comparisonId={head.id} />
          </>
        )}
      </ScreenHead>
    </div>
  )
}
