import type { RunResult } from '../../../../shared/domain/runResult.ts'
import { statementsTable } from '../../../../shared/tables/database/statementsTable.ts'
import type { ChartCursor } from '../../../charts/useChartCursor.ts'
import { useReportText } from '../../../text/useReportText.ts'
import { Section } from '../Section.tsx'
import { TableSection } from '../TableSection.tsx'
import type { Recorded } from '../useRunViews.ts'
import classes from './DebugPart.module.css'
import { IndexHints } from './IndexHints.tsx'
import { LinesPart } from './LinesPart.tsx'
import { PlanList } from './PlanList.tsx'

/** What helps to find out why: the database's statements, plans and indexes, and the log lines that complain. */
export function DebugPart({
  result,
  recorded,
  cursor,
}: {
  readonly result: RunResult
  readonly recorded: Recorded | undefined
  readonly cursor: ChartCursor
}) {
  const report = useReportText()
  const { database } = result
  const view = recorded?.at === 'read' ? recorded.view : undefined
  const statements = database && statementsTable(database, report)
  return (
    <Section id="debug" title={report.t('debug.title')}>
      {database !== undefined && (
        <>
          {statements !== undefined && (
            <div className={classes.queries}>
              <TableSection id="statements" title={statements.title} table={statements} />
            </div>
          )}
          <PlanList facts={database} />
          <IndexHints facts={database} />
          <Problems problems={database.problems} />
        </>
      )}
      {view !== undefined && <LinesPart view={view} cursor={cursor} />}
    </Section>
  )
}

function Problems({ problems }: { readonly problems: readonly string[] }) {
  const { t } = useReportText()
  if (problems.length === 0) return null
  return (
    <Section id="database-problems" title={t('problems.title')} level={3}>
      <ul className={classes.problems}>
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </Section>
  )
}
