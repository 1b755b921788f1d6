import type { Diagnosis } from '../../../../shared/domain/diagnosis.ts'
import type { EffectPlace } from '../../../../shared/text/diagnosis/effectTexts.ts'
import { noCauseText } from '../../../../shared/text/diagnosis/findingText.ts'
import { isQuiet } from '../../../../shared/text/timeline/isQuiet.ts'
import { useReportText } from '../../../text/useReportText.ts'
import { Section } from '../Section.tsx'
import { FindingLine } from './FindingLine.tsx'
import classes from './FindingsPart.module.css'
import type { TimelineState } from './useTimeline.ts'

/** Why it broke, the first cause first; what speaks for each, and what to change. That no cause is established is an answer too. */
export function FindingsPart({
  diagnosis,
  state,
  place,
}: {
  readonly diagnosis: Diagnosis
  readonly state: TimelineState
  readonly place: EffectPlace
}) {
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
                place={place}
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
