import { UnstyledButton, VisuallyHidden } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Evidence } from '../../../../shared/domain/diagnosis.ts'
import { decisiveWords } from '../../../../shared/text/timeline/decisiveWords.ts'
import { useReportText } from '../../../text/useReportText.ts'
import { useText } from '../../../text/useText.ts'
import { useOpenLog } from '../log/openLog.ts'
import { None } from './CounterTable.tsx'
import classes from './EvidencePanel.module.css'

/** What components wrote themselves, with the words marked by which it was recognised. */
export function LogLines({ evidence: { logs } }: { readonly evidence: Evidence }) {
  const { t, figures } = useReportText()
  if (logs.length === 0) return <None title={t('marks.lines')} word={t('marks.none')} />
  return (
    <>
      <h5 className={classes.kind}>{t('marks.lines')}</h5>
      {logs.map(({ atMs, container, sign, line, count }) => (
        <div key={`${atMs} ${container} ${sign}`} className={classes.log}>
          <Source container={container} atMs={atMs}>
            {figures.runTime(atMs)}.{String(Math.floor(Math.abs(atMs) % 1000)).padStart(3, '0')} {container}
            {count > 1 && ` · ${t('marks.linesOf', { count })}`}
          </Source>
          <code>
            {decisiveWords(line, sign).map(({ text, decides }) => (decides ? <mark key={text}>{text}</mark> : text))}
          </code>
        </div>
      ))}
    </>
  )
}

/** Leads to the line's place in its container's log, where that can be opened. */
function Source({
  container,
  atMs,
  children,
}: {
  readonly container: string
  readonly atMs: number
  readonly children: ReactNode
}) {
  const { t, figures } = useText()
  const open = useOpenLog()
  if (open === undefined) return <span className={classes.source}>{children}</span>
  const label = t('log.open', { container, time: figures.runTime(atMs) })
  return (
    <UnstyledButton className={classes.source} title={label} data-opens onClick={() => open(container, atMs)}>
      {children}
      <VisuallyHidden>, {label}</VisuallyHidden>
    </UnstyledButton>
  )
}
