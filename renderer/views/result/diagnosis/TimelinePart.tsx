import type { Diagnosis } from '../../../../shared/domain/diagnosis.ts'
import type { RunResult } from '../../../../shared/domain/runResult.ts'
import { laneStatesTable } from '../../../../shared/tables/laneStatesTable.ts'
import { marksTable } from '../../../../shared/tables/marksTable.ts'
import type { ChartCursor } from '../../../charts/useChartCursor.ts'
import { useReportText } from '../../../text/useReportText.ts'
import { DataTableView } from '../../../ui/DataTableView.tsx'
import { Section } from '../Section.tsx'
import { TwinSwitch } from '../TwinSwitch.tsx'
import type { Twin } from '../useTwins.ts'
import { EvidencePanel } from './EvidencePanel.tsx'
import { SpreadSwitch } from './SpreadSwitch.tsx'
import { StateLegend } from './StateLegend.tsx'
import classes from './TimelinePart.module.css'
import { TimelineView } from './TimelineView.tsx'
import type { TimelineState } from './useTimeline.ts'

export interface TimelinePartProps {
  readonly result: RunResult
  readonly diagnosis: Diagnosis
  readonly state: TimelineState
  readonly cursor: ChartCursor
  readonly table: Twin
}

/** The crash timeline beside the evidence of the selected mark; or both as tables. */
export function TimelinePart(props: TimelinePartProps) {
  const { result, diagnosis, state, table } = props
  const report = useReportText()
  const hasMarks = diagnosis.marks.length > 0
  return (
    <Section
      id="timeline"
      title={report.t('timeline.title')}
      level={3}
      beside={
        <span className={classes.beside}>
          {!table.isShown && <SpreadSwitch findings={diagnosis.findings} state={state} />}
          {!table.isShown && <StateLegend lanes={diagnosis.lanes} />}
        </span>
      }
      actions={<TwinSwitch isTable={table.isShown} show={table.show} />}
    >
      {!hasMarks && <p className={classes.none}>{report.t('timeline.noMarks')}</p>}
      {table.isShown ? (
        <TimelineTables diagnosis={diagnosis} isOpen={result.model === 'open'} />
      ) : (
        <div className={classes.parts} data-alone={!hasMarks || undefined}>
          <TimelineView {...props} />
          {hasMarks && <EvidencePanel diagnosis={diagnosis} isOpen={result.model === 'open'} state={state} />}
        </div>
      )}
    </Section>
  )
}

function TimelineTables({ diagnosis, isOpen }: { readonly diagnosis: Diagnosis; readonly isOpen: boolean }) {
  const report = useReportText()
  const marks = marksTable(diagnosis, isOpen, report)
  return (
    <div className={classes.tables}>
      {marks !== undefined && <DataTableView table={marks} />}
      <DataTableView table={laneStatesTable(diagnosis, report)} />
    </div>
  )
}
