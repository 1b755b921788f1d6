import { p95TargetMs } from '../../../../shared/analysis/p95TargetMs.ts'
import { lightTheme } from '../../../../shared/charts/chartTheme.ts'
import { runChart } from '../../../../shared/charts/runChart.ts'
import { isUrlLoad } from '../../../../shared/domain/isUrlLoad.ts'
import type { RunResult } from '../../../../shared/domain/runResult.ts'
import { endpointsTable } from '../../../../shared/tables/endpointsTable.ts'
import { eventsTable } from '../../../../shared/tables/eventsTable.ts'
import { idleTable } from '../../../../shared/tables/idleTable.ts'
import { instancesTable } from '../../../../shared/tables/instancesTable.ts'
import { phaseDetailsTable } from '../../../../shared/tables/phaseDetailsTable.ts'
import { phaseStoriesTable } from '../../../../shared/tables/phaseStoriesTable.ts'
import { phasesTable } from '../../../../shared/tables/phasesTable.ts'
import { plateausTable } from '../../../../shared/tables/plateausTable.ts'
import { probesTable } from '../../../../shared/tables/probesTable.ts'
import { repeatsTable } from '../../../../shared/tables/repeatsTable.ts'
import { runFacts } from '../../../../shared/tables/runFacts.ts'
import { sendingTable } from '../../../../shared/tables/sendingTable.ts'
import { servicesTable } from '../../../../shared/tables/servicesTable.ts'
import { curveMarks } from '../../../../shared/text/report/curveMarks.ts'
import { hasTimeline } from '../../../../shared/text/timeline/hasTimeline.ts'
import { durationText } from '../../../../shared/text/units.ts'
import { chartFigure } from '../chartFigure.ts'
import { breakable, configurationKey } from '../configurationKey.ts'
import { cellHtml, tablePart } from '../dataTableHtml.ts'
import { facts } from '../facts.ts'
import { type Html, html, nothing } from '../html.ts'
import type { ReportModel, Shown } from '../reportModel.ts'
import { topologyDiagram } from '../topologyDiagram.ts'
import { diagnosisPart } from './diagnosisPart.ts'
import { evidencePart } from './evidencePart.ts'

/** Beside the curves there is room for names and highest values. */
const chartWidthPx = 522
/** So that what was run and its curves share a page. */
const chartHeightPx = 500

/** One configuration: what it is, its curves, and every table of the run that stands for it. */
export function configurationSection(shown: Shown, model: ReportModel): Html {
  const { texts } = model
  const { typical, run } = shown
  const body =
    typical === undefined
      ? nothing
      : html`${phases(typical, texts)}
${tablePart(endpointsTable(typical, texts))}
${sending(typical, texts)}
${instances(typical, texts)}
${services(typical, texts)}
${tablePart(probesTable(typical, texts))}
${events(shown, texts)}
${tablePart(idleTable(typical, texts))}
${evidencePart(shown, typical, texts)}`
  return html`<section class="configuration page-${shown.index}" id="configuration-${shown.letter}">
<h2 class="title">${configurationKey(shown)}<span>${breakable(shown.id)}</span></h2>
<div class="intro">${run === undefined ? undefined : topologyDiagram(run.manifest.containers, texts)}${introduction(shown, model)}</div>
${curves(shown, model)}
${diagnosisPart(shown, model)}
${tablePart(repeatsTable(shown.results, texts))}
${body}
</section>`
}

function phases(typical: RunResult, texts: ReportModel['texts']): Html {
  const load = phasesTable(typical, texts)
  if (load === undefined) return nothing
  return html`${tablePart(load)}${tablePart(phaseStoriesTable(typical, texts), 'stories')}${tablePart(phaseDetailsTable(typical, texts))}<p class="note">${texts.t('phases.note')}</p>${tablePart(plateausTable(typical, texts), 'narrow')}`
}

function sending(typical: RunResult, texts: ReportModel['texts']): Html {
  const data = sendingTable(typical, texts)
  return data === undefined ? nothing : html`${tablePart(data, 'narrow')}<p class="note">${texts.t('sending.note')}</p>`
}

function instances(typical: RunResult, texts: ReportModel['texts']): Html {
  const { t } = texts
  const data = instancesTable(typical, texts)
  return data === undefined
    ? html`<h3>${t('instances.title')}</h3><p class="m">${t('instances.none')}</p>`
    : tablePart(data)
}

function services(typical: RunResult, texts: ReportModel['texts']): Html {
  const { t } = texts
  const data = servicesTable(typical, texts)
  if (data !== undefined) return tablePart(data)
  return isUrlLoad(typical)
    ? html`<h3>${t('services.title')}</h3><p class="m">${t('services.notAvailable')}</p>`
    : nothing
}

function events({ run, typical }: Shown, texts: ReportModel['texts']): Html {
  const { t } = texts
  if (hasTimeline(typical?.diagnosis)) return nothing
  const data = eventsTable(run?.view, typical, texts)
  return data === undefined ? html`<h3>${t('events.title')}</h3><p class="m">${t('events.none')}</p>` : tablePart(data)
}

function introduction({ typical, title, row }: Shown, { texts }: ReportModel): Html {
  if (typical === undefined) return facts([[texts.t('run.topology'), title]])
  const { capacity, crash } = row
  const all = runFacts({ title, result: typical, capacity, crash }, texts)
  return facts(all.map(([name, value]) => [name, cellHtml(value)] as const))
}

function curves(shown: Shown, { texts, words, scales, endMs, comparison }: ReportModel): Html {
  const { t } = texts
  const { run, typical, results, id } = shown
  const repeat = typical === undefined ? 0 : results.indexOf(typical) + 1
  const title = results.length > 1 ? t('run.chosen', { repeat, of: results.length }) : t('run.overTime')
  if (run === undefined || run.view.ticks.length + run.view.readings.length === 0) {
    return html`<h3>${title}</h3><p class="m">${t('run.noCurves')}</p>`
  }
  const target = p95TargetMs(comparison.runs)
  const marks = curveMarks(run.view, typical, texts)
  const chart = runChart(run.view, {
    widthPx: chartWidthPx,
    heightPx: chartHeightPx,
    scales,
    endMs,
    words,
    theme: lightTheme,
    marks,
    ...(target !== undefined && { targetP95Ms: target }),
  })
  const label = t('chart.label', { name: id, duration: durationText(endMs, texts.language) })
  return html`<div class="keep"><h3>${title}</h3>${chartFigure(chart, texts, { name: `c${shown.index}`, label, hasReadouts: true })}</div>`
}
