import type { Failure } from '../../../shared/domain/failure.ts'
import type { RunResult } from '../../../shared/domain/runResult.ts'
import { failureText } from '../../../shared/text/failureText.ts'
import type { FailureText } from '../../../shared/text/failureWords.ts'
import { outcomeText } from '../../../shared/text/runStateText.ts'
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
    const words = failureOf(outcome, bridge.platform, language)
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

type Failed = Extract<RunResult['outcome'], { kind: 'failed' }>

/** A stored failure may be of a kind that this version has no words for: then its own. */
function failureOf(outcome: Failed, platform: string, language: 'en' | 'fr'): FailureText {
  try {
    return failureText(outcome.failure as unknown as Failure, platform, language)
  } catch {
    return { title: outcome.message, details: [] }
  }
}
