import { useMemo } from 'react'
import { linesByClass, toLogKinds } from '../../../../shared/analysis/logKinds.ts'
import type { RunView } from '../../../../shared/charts/runView.ts'
import { logKindsTable } from '../../../../shared/tables/logKindsTable.ts'
import type { ChartCursor } from '../../../charts/useChartCursor.ts'
import { useReportText } from '../../../text/useReportText.ts'
import { CopyTable } from '../CopyTable.tsx'
import { Section } from '../Section.tsx'
import { LinesFilter } from './LinesFilter.tsx'
import classes from './LinesPart.module.css'
import { LinesStripView } from './LinesStripView.tsx'
import { LogKindList } from './LogKindList.tsx'
import { useLinesFilter } from './useLinesFilter.ts'

/** Log lines that say WARN, ERROR or slow: how many when, and what they say. */
export function LinesPart({ view, cursor }: { readonly view: RunView; readonly cursor: ChartCursor }) {
  const report = useReportText()
  const { t } = report
  const kinds = useMemo(() => toLogKinds(view.lines ?? []), [view])
  const filter = useLinesFilter()
  const isShown = filter.isShown
  const shown = useMemo(() => kinds.filter(isShown), [kinds, isShown])
  const lines = useMemo(() => (view.lines ?? []).filter(isShown), [view, isShown])
  const table = logKindsTable(shown, report)
  return (
    <Section
      id="log-lines"
      title={t('lines.title')}
      level={3}
      beside={kinds.length > 0 && <LinesFilter kinds={kinds} counts={linesByClass(kinds)} filter={filter} />}
      actions={table && <CopyTable table={table} />}
    >
      {kinds.length === 0 ? (
        <p className={classes.none}>{t('lines.none')}</p>
      ) : (
        <>
          <LinesStripView view={view} lines={lines} cursor={cursor} />
          <LogKindList kinds={shown} cursor={cursor} />
        </>
      )}
    </Section>
  )
}
