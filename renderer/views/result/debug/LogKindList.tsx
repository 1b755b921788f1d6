import { UnstyledButton } from '@mantine/core'
import { useRef } from 'react'
import type { LogKind } from '../../../../shared/analysis/logKinds.ts'
import type { ChartCursor } from '../../../charts/useChartCursor.ts'
import { useReportText } from '../../../text/useReportText.ts'
import { useVisibleRows } from '../../../ui/useVisibleRows.ts'
import { LineSwatch } from './LineSwatch.tsx'
import classes from './LinesPart.module.css'

/** Kinds of lines with their counts; one puts the cursor of the run's charts on its first moment. */
export function LogKindList({ kinds, cursor }: { readonly kinds: readonly LogKind[]; readonly cursor: ChartCursor }) {
  const { t } = useReportText()
  const scroller = useRef<HTMLOListElement>(null)
  const { visible, beforePx, afterPx, measure } = useVisibleRows(kinds, scroller)
  if (kinds.length === 0) return <p className={classes.none}>{t('lines.noneOfThese')}</p>
  return (
    <ol ref={scroller} className={classes.lines} aria-label={t('lines.title')}>
      {beforePx > 0 && <li aria-hidden style={{ height: beforePx }} />}
      {visible.map(({ row, index }) => (
        <li
          key={`${row.container} ${row.class} ${row.line}`}
          ref={measure}
          data-index={index}
          aria-setsize={kinds.length}
          aria-posinset={index + 1}
        >
          <KindLine kind={row} cursor={cursor} />
        </li>
      ))}
      {afterPx > 0 && <li aria-hidden style={{ height: afterPx }} />}
    </ol>
  )
}

function KindLine({
  kind: { class: lineClass, container, line, count, firstMs, lastMs },
  cursor,
}: {
  readonly kind: LogKind
  readonly cursor: ChartCursor
}) {
  const { t, figures } = useReportText()
  const [from, to] = [figures.runTime(firstMs), figures.runTime(lastMs)]
  return (
    <UnstyledButton className={classes.line} onClick={() => cursor.put(Math.floor(firstMs / 1000) * 1000)}>
      <span className={classes.class}>
        <LineSwatch lineClass={lineClass} /> {t(`lines.${lineClass}`)}
      </span>
      <code>{container}</code>
      <span className={classes.time}>{from === to ? from : `${from} – ${to}`}</span>
      <span className={classes.count}>{t('lines.times', { n: figures.count(count) })}</span>
      {line === '' ? <i>{t('lines.further')}</i> : <code className={classes.words}>{line}</code>}
    </UnstyledButton>
  )
}
