import { isUrlLoad } from '../../../shared/domain/isUrlLoad.ts'
import { endpointsTable } from '../../../shared/tables/endpointsTable.ts'
import { eventsTable } from '../../../shared/tables/eventsTable.ts'
import { failoversTable } from '../../../shared/tables/failoversTable.ts'
import { failuresTable } from '../../../shared/tables/failuresTable.ts'
import { idleTable } from '../../../shared/tables/idleTable.ts'
import { instancesTable } from '../../../shared/tables/instancesTable.ts'
import { phaseDetailsTable } from '../../../shared/tables/phaseDetailsTable.ts'
import { phaseStoriesTable } from '../../../shared/tables/phaseStoriesTable.ts'
import { phasesTable } from '../../../shared/tables/phasesTable.ts'
import { plateausTable } from '../../../shared/tables/plateausTable.ts'
import { probesTable } from '../../../shared/tables/probesTable.ts'
import { repeatsTable } from '../../../shared/tables/repeatsTable.ts'
import { sendingTable } from '../../../shared/tables/sendingTable.ts'
import { servicesTable } from '../../../shared/tables/servicesTable.ts'
import { targetsTable } from '../../../shared/tables/targetsTable.ts'
import { baselineRunNotes } from '../../../shared/text/report/baselineRunNotes.ts'
import { hasTimeline } from '../../../shared/text/timeline/hasTimeline.ts'
import { useReportText } from '../../text/useReportText.ts'
import { useText } from '../../text/useText.ts'
import type { RunPartProps } from './RunPart.tsx'
import classes from './RunTables.module.css'
import { TableSection } from './TableSection.tsx'

/** Every table of a run. What there is nothing to say of is left out, where that is not itself worth saying. */
export function RunTables({
  comparison,
  compared,
  chosen,
  recorded,
}: Pick<RunPartProps, 'comparison' | 'compared' | 'chosen' | 'recorded'>) {
  const { t } = useText()
  const report = useReportText()
  const { result } = chosen
  const view = recorded?.at === 'read' ? recorded.view : undefined
  const failures = result.totals.requests === 0 ? 'result.noRequests' : 'result.noErrors'
  const targets = targetsTable(compared, comparison.runs, report)
  const r = report.t
  const targetNotes = [...(comparison.repeat > 1 ? [r('targets.note')] : []), ...baselineRunNotes(comparison, report)]
  return (
    <div className={classes.tables}>
      {!hasTimeline(result.diagnosis) && (
        <TableSection
          id="events"
          title={r('events.title')}
          table={eventsTable(view, result, report)}
          without={r('events.none')}
        />
      )}
      <TableSection
        id="failures"
        title={r('failures.title')}
        table={failuresTable(result, report)}
        without={t(failures)}
      />
      <TableSection
        id="phases"
        title={r('phases.title')}
        table={phasesTable(result, report)}
        without={t('result.nothingMeasured')}
      />
      <TableSection id="stories" title={r('stories.title')} table={phaseStoriesTable(result, report)} />
      <TableSection
        id="failover"
        title={r('failover.title')}
        table={result.diagnosis && failoversTable(result.diagnosis, report)}
      />
      <TableSection
        id="phase-details"
        title={r('phases.detailTitle')}
        table={phaseDetailsTable(result, report)}
        note={r('phases.note')}
      />
      <TableSection id="plateaus" title={r('plateaus.title')} table={plateausTable(result, report)} />
      <TableSection
        id="targets"
        title={r('targets.title')}
        table={targets}
        without={t('result.noTargets')}
        note={targetNotes.length > 0 ? targetNotes.join(' ') : undefined}
      />
      <TableSection
        id="services"
        title={r('services.title')}
        table={servicesTable(result, report)}
        {...(isUrlLoad(result) && { without: r('services.notAvailable') })}
      />
      <TableSection id="endpoints" title={r('endpoints.title')} table={endpointsTable(result, report)} />
      <TableSection
        id="sending"
        title={r('sending.title')}
        table={sendingTable(result, report)}
        note={r('sending.note')}
      />
      <TableSection
        id="instances"
        title={r('instances.title')}
        table={instancesTable(result, report)}
        without={r('instances.none')}
      />
      <TableSection id="probes" title={r('probes.title')} table={probesTable(result, report)} />
      <TableSection id="idle" title={r('idle.title')} table={idleTable(result, report)} />
      <TableSection id="repeats" title={r('repeats.title')} table={repeatsTable(chosen.compared.results, report)} />
    </div>
  )
}
