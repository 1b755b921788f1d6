import { UnstyledButton } from '@mantine/core'
import type { Diagnosis, Finding } from '../../../../shared/domain/diagnosis.ts'
import { findingText, noCauseText } from '../../../../shared/text/diagnosis/findingText.ts'
import { isQuiet } from '../../../../shared/text/timeline/isQuiet.ts'
import { useReportText } from '../../../text/useReportText.ts'
import { Section } from '../Section.tsx'
import { Confidence } from './Confidence.tsx'
import classes from './FindingsPart.module.css'
import type { TimelineState } from './useTimeline.ts'

/** Why it broke, the first cause first; what speaks for each, and what to change. That no cause is established is an answer too. */
export function FindingsPart({ diagnosis, state }: { readonly diagnosis: Diagnosis; readonly state: TimelineState }) {
  const { t } = useReportText()
  const { findings } = diagnosis
  return (
    <Section
      id="findings"
      title={t('findings.title')}
      level={3}
      beside={findings.length > 0 && t('findings.count', { count: findings.length })}
    >
      {findings.length === 0 ? (
        <NoCause quiet={isQuiet(diagnosis)} />
      ) : (
        <>
          <div className={classes.head} aria-hidden>
            <span />
            <span>{t('findings.cause')}</span>
            <span>{t('findings.confidence')}</span>
            <span>{t('findings.evidence')}</span>
            <span>{t('findings.change')}</span>
          </div>
          <ol className={classes.list}>
            {findings.map((finding, index) => (
              <FindingLine
                key={`${finding.rule} ${finding.container} ${finding.fromMs}`}
                finding={finding}
                number={index + 1}
                state={state}
              />
            ))}
          </ol>
        </>
      )}
    </Section>
  )
}

function NoCause({ quiet }: { readonly quiet: boolean }) {
  const { t, language } = useReportText()
  return (
    <div className={classes.none}>
      {!quiet && <b>{noCauseText(language)}</b>}
      <p>{t(quiet ? 'findings.quietText' : 'findings.noneText')}</p>
    </div>
  )
}

function FindingLine({
  finding,
  number,
  state,
}: {
  readonly finding: Finding
  readonly number: number
  readonly state: TimelineState
}) {
  const report = useReportText()
  const { t, figures, language } = report
  const { title, sentences, rulesOut, advice, confidence } = findingText(finding, language)
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
        {rulesOut !== undefined && <p className={classes.quiet}>{rulesOut}</p>}
      </div>
      <div>
        {advice.length === 0 ? (
          <p className={classes.quiet}>{t('findings.noChange')}</p>
        ) : (
          advice.map((line) => <p key={line}>{line}</p>)
        )}
      </div>
    </li>
  )
}
