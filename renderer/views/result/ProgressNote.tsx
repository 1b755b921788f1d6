import type { Comparison } from '../../../shared/domain/runResult.ts'
import { toHash } from '../../app/place.ts'
import { useText } from '../../text/useText.ts'
import classes from './ResultView.module.css'

/** Of a comparison that is still on, or did not come to its end: how far it came. */
export function ProgressNote({ comparison, isRun }: { readonly comparison: Comparison; readonly isRun: boolean }) {
  const { t, figures } = useText()
  const { outcome, runs, planned, id } = comparison
  if (isRun || outcome === 'completed') return null
  const ended = { done: figures.count(runs.length), of: figures.count(planned.length) }
  const whole = { ...ended, done: figures.count(runs.filter((run) => run.outcome.kind === 'completed').length) }
  return (
    <p className={classes.progress} role="status">
      {outcome === 'running' ? (
        <>
          {t('result.stillOn', ended)} <a href={toHash({ screen: 'live', id })}>{t('result.toLive')}</a>
        </>
      ) : (
        t(`result.incomplete.${outcome}`, whole)
      )}
    </p>
  )
}
