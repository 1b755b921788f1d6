import type { Evidence, Finding } from '../../../../shared/domain/diagnosis.ts'
import { useReportText } from '../../../text/useReportText.ts'
import classes from './FindingsPart.module.css'
import { Proof } from './Proof.tsx'

/** More than so many lines would push the next finding out of sight. */
const mostOpen = 3

/** What was recorded around a finding’s beginning: a few lines stand open, more are folded. Nothing where nothing was kept. */
export function FindingProof({ finding: { evidence, fromMs } }: { readonly finding: Finding }) {
  const { t, figures } = useReportText()
  const lines = linesOf(evidence)
  if (lines === 0) return null
  return (
    <details className={classes.proof} open={lines <= mostOpen}>
      <summary>{t('findings.recorded', { time: figures.runTime(fromMs) })}</summary>
      <div className={classes.proofParts}>
        <Proof evidence={evidence} atMs={fromMs} missing="leftOut" />
      </div>
    </details>
  )
}

/** A log line takes two: whose it is, and itself. */
function linesOf({ counters, logs, outcomes, engine }: Evidence): number {
  const ends = Object.values(outcomes).filter((count) => count > 0)
  return counters.length + 2 * logs.length + ends.length + engine.length
}
