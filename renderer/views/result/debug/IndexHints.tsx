import type { DatabaseFacts } from '../../../../shared/domain/databaseSchema.ts'
import { indexHintTexts } from '../../../../shared/text/database/hintTexts.ts'
import { useReportText } from '../../../text/useReportText.ts'
import { RichText } from '../RichText.tsx'
import { Section } from '../Section.tsx'
import classes from './DebugPart.module.css'

/** Indexes that may be missing, and those that nobody read, with what to bear in mind. Nothing where nothing was counted. */
export function IndexHints({ facts }: { readonly facts: DatabaseFacts }) {
  const report = useReportText()
  const { missing, unused, cautions } = indexHintTexts(facts, report)
  const all = [...missing, ...unused]
  if (facts.statements.length === 0 && all.length === 0) return null
  return (
    <Section id="indexes" title={report.t('hints.title')} level={3}>
      {all.length === 0 ? (
        <p className={classes.quiet}>{report.t('hints.none')}</p>
      ) : (
        <ul className={classes.hints}>
          {all.map((line) => (
            <li key={line}>
              <RichText text={line} className={classes.named} />
            </li>
          ))}
        </ul>
      )}
      {cautions.length > 0 && <p className={classes.note}>{cautions.join(' ')}</p>}
    </Section>
  )
}
