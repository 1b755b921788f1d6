import { UnstyledButton } from '@mantine/core'
import type { Finding } from '../../../../shared/domain/diagnosis.ts'
import { type EffectPlace, effectTexts } from '../../../../shared/text/diagnosis/effectTexts.ts'
import { findingText } from '../../../../shared/text/diagnosis/findingText.ts'
import { useReportText } from '../../../text/useReportText.ts'
import { Confidence } from './Confidence.tsx'
import { FindingProof } from './FindingProof.tsx'
import classes from './FindingsPart.module.css'
import type { TimelineState } from './useTimeline.ts'

/** A cause with what speaks for it, what to change, and what that brought elsewhere in the comparison. */
export function FindingLine({
  finding,
  number,
  state,
  place,
}: {
  readonly finding: Finding
  readonly number: number
  readonly state: TimelineState
  readonly place: EffectPlace
}) {
  const report = useReportText()
  const { t, figures, language } = report
  const { title, time, sentences, rulesOut, advice, confidence } = findingText(finding, language)
  const effects = effectTexts(finding, place, language)
  const isSpread = state.spread === finding
  const [first] = finding.marks
  const show = (): void => {
    state.showSpread(isSpread ? undefined : number - 1)
    if (!isSpread && first !== undefined) state.select(first)
  }
  return (
    <li className={classes.finding} data-on={isSpread || undefined}>
      <b>{number}</b>
      <div>
        <h4>{title}</h4>
        <p className={classes.quiet}>{time}</p>
        {first !== undefined && (
          <UnstyledButton className={classes.spread} aria-pressed={isSpread} onClick={show}>
            {finding.marks.length > 1 && `${t('timeline.spread')}, `}
            {t('findings.marks', { count: finding.marks.length, numbers: figures.list(finding.marks.map(String)) })}
          </UnstyledButton>
        )}
      </div>
      <div>
        <Confidence level={finding.confidence} word={confidence} />
      </div>
      <div>
        <ul className={classes.lines}>
          {sentences.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {finding.query !== undefined && <pre className={classes.query}>{finding.query}</pre>}
        {rulesOut !== undefined && <p className={classes.quiet}>{rulesOut}</p>}
      </div>
      <div>
        {advice.length === 0 && <p className={classes.quiet}>{t('findings.noChange')}</p>}
        {advice.map((change, index) => (
          <div key={change} className={classes.advice}>
            <p>{change}</p>
            {effects[index] !== undefined && <p className={classes.quiet}>{effects[index]}</p>}
          </div>
        ))}
      </div>
      <FindingProof finding={finding} />
    </li>
  )
}
