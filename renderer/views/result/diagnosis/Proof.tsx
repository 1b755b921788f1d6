import type { Evidence } from '../../../../shared/domain/diagnosis.ts'
import { outcomeName } from '../../../../shared/text/outcomeName.ts'
import { useReportText } from '../../../text/useReportText.ts'
import { CounterTable } from './CounterTable.tsx'
import classes from './EvidencePanel.module.css'
import { LogLines } from './LogLines.tsx'

/** What is behind a mark or a finding: counters, how clients’ requests ended, the engine’s words, log lines. */
export function Proof({
  evidence,
  atMs,
  missing,
}: {
  readonly evidence: Evidence
  readonly atMs: number
  /** Whether counters and log lines that are not there are named. */
  readonly missing: 'named' | 'leftOut'
}) {
  const { figures } = useReportText()
  const { counters, logs, outcomes, engine } = evidence
  const isNamed = missing === 'named'
  return (
    <>
      {(isNamed || counters.length + Object.keys(outcomes).length > 0) && (
        <div>
          {(isNamed || counters.length > 0) && <CounterTable evidence={evidence} atText={figures.runTime(atMs)} />}
          <Outcomes evidence={evidence} />
        </div>
      )}
      {(isNamed || logs.length + engine.length > 0) && (
        <div>
          <EngineWords evidence={evidence} />
          {(isNamed || logs.length > 0) && <LogLines evidence={evidence} />}
        </div>
      )}
    </>
  )
}

function Outcomes({ evidence }: { readonly evidence: Evidence }) {
  const { t, figures, language } = useReportText()
  const outcomes = Object.entries(evidence.outcomes).filter(([, count]) => count > 0)
  if (outcomes.length === 0) return null
  return (
    <>
      <h5 className={classes.kind}>{t('marks.requests')}</h5>
      <dl className={classes.outcomes}>
        {outcomes.map(([outcome, count]) => (
          <div key={outcome}>
            <dt>{outcomeName(outcome, language)}</dt>
            <dd>{figures.count(count)}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function EngineWords({ evidence: { engine } }: { readonly evidence: Evidence }) {
  const { t } = useReportText()
  if (engine.length === 0) return null
  return (
    <>
      <h5 className={classes.kind}>{t('marks.engine')}</h5>
      <p className={classes.engine}>{engine.join(' · ')}</p>
    </>
  )
}
