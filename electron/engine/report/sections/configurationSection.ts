import { p95TargetMs } from '../../../../shared/analysis/p95TargetMs.ts'
import { lightTheme } from '../../../../shared/charts/chartTheme.ts'
import { runChart } from '../../../../shared/charts/runChart.ts'
import type { RunResult } from '../../../../shared/domain/runResult.ts'
import { endpointsTable } from '../../../../shared/tables/endpointsTable.ts'
import { eventsTable } from '../../../../shared/tables/eventsTable.ts'
import { idleTable } from '../../../../shared/tables/idleTable.ts'
import { instancesTable } from '../../../../shared/tables/instancesTable.ts'
import { phaseDetailsTable } from '../../../../shared/tables/phaseDetailsTable.ts'
import { phasesTable } from '../../../../shared/tables/phasesTable.ts'
import { plateausTable } from '../../../../shared/tables/plateausTable.ts'
import { probesTable } from '../../../../shared/tables/probesTable.ts'
import { repeatsTable } from '../../../../shared/tables/repeatsTable.ts'
import { servicesTable } from '../../../../shared/tables/servicesTable.ts'
import { markedEvents } from '../../../../shared/text/report/markedEvents.ts'
import { capacityText, crashSentence } from '../../../../shared/text/report/valueText.ts'
import { outcomeText } from '../../../../shared/text/runStateText.ts'
import { durationText } from '../../../../shared/text/units.ts'
import { chartFigure } from '../chartFigure.ts'
import { breakable, configurationKey } from '../configurationKey.ts'
import { tablePart } from '../dataTableHtml.ts'
import { facts } from '../facts.ts'
import { type Html, type HtmlValue, html, nothing } from '../html.ts'
import type { ReportModel, Shown } from '../reportModel.ts'
import { signed } from '../signs.ts'
import { topologyDiagram } from '../topologyDiagram.ts'
import { evidencePart } from './evidencePart.ts'

/** Beside the curves there is room for names and highest values. */
const chartWidthPx = 522

/** One configuration: what it is, its curves, and every table of the run that stands for it. */
export function configurationSection(shown: Shown, model: ReportModel): Html {
  const { texts } = model
  const { typical, run } = shown
  const body =
    typical === undefined
      ? nothing
      : html`${phases(typical, texts)}
${tablePart(endpointsTable(typical, texts))}
${instances(typical, texts)}
${tablePart(servicesTable(typical, texts))}
${tablePart(probesTable(typical, texts))}
${events(shown, texts)}
${tablePart(idleTable(typical, texts))}
${run === undefined ? undefined : evidencePart(run.evidence, texts)}`
  return html`<section class="configuration page-${shown.index}" id="configuration-${shown.letter}">
<h2 class="title">${configurationKey(shown)}<span>${breakable(shown.id)}</span></h2>
<div class="intro">${run === undefined ? undefined : topologyDiagram(run.manifest.containers, texts)}${introduction(shown, model)}</div>
${curves(shown, model)}
${tablePart(repeatsTable(shown.results, texts))}
${body}
</section>`
}

function phases(typical: RunResult, texts: ReportModel['texts']): Html {
  const load = phasesTable(typical, texts)
  if (load === undefined) return nothing
  return html`${tablePart(load)}${tablePart(phaseDetailsTable(typical, texts))}<p class="note">${texts.t('phases.note')}</p>${tablePart(plateausTable(typical, texts), 'narrow')}`
}

function instances(typical: RunResult, texts: ReportModel['texts']): Html {
  const { t } = texts
  const data = instancesTable(typical, texts)
  return data === undefined
    ? html`<h3>${t('instances.title')}</h3><p class="m">${t('instances.none')}</p>`
    : tablePart(data)
}

function events({ run, typical }: Shown, texts: ReportModel['texts']): Html {
  const { t } = texts
  const data = eventsTable(run?.view, typical, texts)
  return data === undefined ? html`<h3>${t('events.title')}</h3><p class="m">${t('events.none')}</p>` : tablePart(data)
}

function introduction(shown: Shown, { texts }: ReportModel): Html {
  const { t, figures } = texts
  const { typical, title, row } = shown
  if (typical === undefined) return facts([[t('run.topology'), title]])
  const bounds = typical.capacity?.bounds
  const interval = capacityText(row.capacity, texts)
  const unjudged = typical.capacity === undefined ? t('run.noPlateau') : t('run.noneReached')
  const users = interval === undefined ? unjudged : t('run.capacityText', { interval })
  const boundsText =
    bounds && t('run.bounds', { errors: figures.percent(bounds.errorRate, 0), p95: figures.count(bounds.p95Ms) })
  const { overridden, parameters } = typical.configuration
  return facts([
    [t('run.topology'), title],
    [t('run.outcome'), outcomeSentence(typical, texts)],
    [t('run.crash'), crashFact(shown, texts)],
    [
      t('run.capacity'),
      html`${users}${boundsText ? ` (${boundsText})` : ''}${row.capacity?.indicative ? `, ${t('figure.indicative')}` : ''}`,
    ],
    [t('run.redundancy'), redundancyText(typical, texts)],
    [t('run.cache'), cacheText(typical, texts)],
    [t('run.parameters'), overridden.map((name) => `${name}=${parameters[name] ?? ''}`).join(', ')],
  ])
}

function outcomeSentence({ outcome }: RunResult, { t, language }: ReportModel['texts']): HtmlValue {
  if (outcome.kind === 'completed') return signed('valid', t('run.completed'))
  const ended = outcomeText(outcome, language)
  if (outcome.kind === 'failed') return signed('invalid', t('run.failed', { ended, message: outcome.message }))
  return signed('suspect', t(`run.${outcome.kind}`, { ended }))
}

function crashFact({ row, typical }: Shown, texts: ReportModel['texts']): HtmlValue {
  const { t, figures } = texts
  if (!row.crash.observed) return typical?.totals.requests === 0 ? t('word.noData') : signed('up', t('run.noCrash'))
  const back =
    row.crash.untilMs === undefined ? '' : ` (${t('crash.until', { time: figures.runTime(row.crash.untilMs) })})`
  return signed('down', `${figures.runTime(row.crash.atMs ?? 0)} – ${crashSentence(row.crash, texts)}${back}`)
}

function redundancyText({ redundancy }: RunResult, { t, figures }: ReportModel['texts']): string {
  const { kind, singlePoints } = redundancy
  const points = singlePoints.length === 0 ? '' : ` (${t('run.singlePoints', { names: figures.list(singlePoints) })})`
  return `${t(`redundancy.${kind}`)}${points}`
}

function cacheText({ cache }: RunResult, { t, figures }: ReportModel['texts']): string {
  if (cache === undefined) return t('cache.none')
  return t('run.cacheText', {
    ratio: cache.ratio === undefined ? t('word.noData') : figures.percent(cache.ratio, 1),
    hits: figures.count(cache.hits),
    misses: figures.count(cache.misses),
    unclassified: figures.count(cache.unclassified),
    source: t(`cache.${cache.source}`),
  })
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
  const marks = markedEvents(run.view, texts).map(({ mark }) => mark)
  const chart = runChart(run.view, {
    widthPx: chartWidthPx,
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
