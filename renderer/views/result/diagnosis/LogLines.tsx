import type { Evidence } from '../../../../shared/domain/diagnosis.ts'
import { decisiveWords } from '../../../../shared/text/timeline/decisiveWords.ts'
import { useReportText } from '../../../text/useReportText.ts'
import { None } from './CounterTable.tsx'
import classes from './EvidencePanel.module.css'

/** What components wrote themselves, with the words marked by which it was recognised. */
export function LogLines({ evidence: { logs } }: { readonly evidence: Evidence }) {
  const { t, figures } = useReportText()
  if (logs.length === 0) return <None title={t('marks.lines')} />
  return (
    <>
      <h5 className={classes.kind}>{t('marks.lines')}</h5>
      {logs.map(({ atMs, container, sign, line, count }) => (
        <div key={`${atMs} ${container} ${sign}`} className={classes.log}>
          <span className={classes.source}>
            {figures.runTime(atMs)}.{String(Math.floor(Math.abs(atMs) % 1000)).padStart(3, '0')} {container}
            {count > 1 && ` · ${t('marks.linesOf', { count })}`}
          </span>
          <code>
            {decisiveWords(line, sign).map(({ text, decides }) => (decides ? <mark key={text}>{text}</mark> : text))}
          </code>
        </div>
      ))}
    </>
  )
}
