import type { RunResult } from '../../../shared/domain/runResult.ts'
import { outcomeText } from '../../../shared/text/runStateText.ts'
import { storedFailureText } from '../../../shared/text/storedFailureText.ts'
import { bridge } from '../../bridge.ts'
import { useText } from '../../text/useText.ts'
import { FailureWords } from '../../ui/FailureBox.tsx'
import classes from './RunEnd.module.css'

/** Of a run that did not come to its end: why, and what there is of it. Nothing for a completed one. */
export function RunEnd({ result }: { readonly result: RunResult }) {
  const { t, figures, language } = useText()
  const { outcome, totals } = result
  if (outcome.kind === 'completed') return null
  const kept = t(totals.durationMs > 0 ? 'result.keptUntilThen' : 'result.nothingMeasured')
  if (outcome.kind === 'failed') {
    const words = storedFailureText(outcome, bridge.platform, language)
    return (
      <div className={classes.end}>
        <FailureWords {...words} details={[...words.details, kept]} />
      </div>
    )
  }
  const at = totals.durationMs > 0 ? ` (${figures.runTime(totals.durationMs)})` : ''
  return (
    <div className={classes.end} data-kind={outcome.kind}>
      <p className={classes.title}>
        {outcomeText(outcome, language)}
        {at}
      </p>
      <p className={classes.kept}>{kept}</p>
    </div>
  )
}
