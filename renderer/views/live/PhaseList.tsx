import type { LiveRun } from '../../../shared/live/liveRun.ts'
import { toPhases } from '../../../shared/load/toPhases.ts'
import { useText } from '../../text/useText.ts'
import { phaseUsers } from './runWords.ts'
import classes from './Steps.module.css'

/** The profile's phases with their length; the one that is on with how far it is. */
export function PhaseList({ run }: { readonly run: LiveRun }) {
  const text = useText()
  const { t, figures } = text
  const atMs = Math.max(0, run.atMs ?? 0)
  return (
    <ol className={classes.phases}>
      {toPhases(run.head.profile.stages).map((phase) => {
        const whole = figures.runTime(phase.toMs - phase.fromMs)
        const isNow = atMs >= phase.fromMs && atMs < phase.toMs
        return (
          <li key={phase.index} data-now={isNow || undefined}>
            <span>
              <b>{phase.index + 1}</b> {phaseUsers(phase, text)}
            </span>
            <span className={classes.time}>
              {isNow ? t('live.of', { at: figures.runTime(atMs - phase.fromMs), whole }) : whole}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
