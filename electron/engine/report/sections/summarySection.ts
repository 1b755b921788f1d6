import { toConnectionPolicy } from '../../../../shared/domain/connections.ts'
import { planDurationMs } from '../../../../shared/load/planDurationMs.ts'
import { stageLevel } from '../../../../shared/load/toPhases.ts'
import { crashCell } from '../../../../shared/tables/crashCell.ts'
import { outcomeCell } from '../../../../shared/tables/outcomeCell.ts'
import { conclusion } from '../../../../shared/text/report/conclusion.ts'
import { capacityText } from '../../../../shared/text/report/valueText.ts'
import { durationText } from '../../../../shared/text/units.ts'
import { configurationName } from '../configurationKey.ts'
import { cellHtml } from '../dataTableHtml.ts'
import { facts } from '../facts.ts'
import { type Html, type HtmlValue, html } from '../html.ts'
import { machineText } from '../machineText.ts'
import type { ReportModel, Shown } from '../reportModel.ts'
import { richText } from '../richText.ts'
import { figureColumn, table, textColumn } from '../table.ts'
import { trustBox } from './trustBox.ts'

/** First page: the conclusion, what was run on what, the result in a line each, and whether to believe it. */
export function summarySection(model: ReportModel): Html {
  return html`<section class="summary">
<h1>${model.title}</h1>
<p class="lead">${conclusion(model.shown, model.texts).map((sentence) => html`${richText(sentence)} `)}</p>
${whatWasRun(model)}
<h2>${model.texts.t('summary.result')}</h2>
${resultTable(model)}
${trustBox(model)}
</section>`
}

function whatWasRun({ comparison, shown, texts, printedAt }: ReportModel): Html {
  const { t, figures } = texts
  const result = comparison.runs[0]
  const { timeScale } = comparison.profile
  const environment = comparison.runs.find((run) => run.environment !== undefined)?.environment
  const path = comparison.runs.find((run) => run.path !== undefined)?.path
  return facts([
    [t('facts.profile'), result && profileText(result, texts)],
    [t('facts.timeScale'), timeScale === 1 ? undefined : t('facts.timeScaleText', { scale: figures.plain(timeScale) })],
    [t('facts.model'), result && modelText(result, texts)],
    [
      t('facts.scenario'),
      result && t('facts.scenarioText', { id: result.scenario.id, count: result.scenario.endpoints.length }),
    ],
    [t('facts.objectives'), comparison.objectives],
    [
      t('facts.runs'),
      t('facts.runsText', {
        total: figures.count(comparison.planned.length),
        configurations: t('facts.configurations', { count: shown.length }),
        repeats: t('facts.repeats', { count: comparison.repeat }),
        seed: String(comparison.seed),
      }),
    ],
    [t('facts.machine'), machineText(environment, texts)],
    [t('facts.path'), path && t(`facts.path.${path}`)],
    [
      t('facts.measured'),
      html`${figures.date(comparison.createdAt)}. <span class="printed">${t('foot.printed', { date: figures.date(printedAt) })}.</span>`,
    ],
  ])
}

type Run = ReportModel['comparison']['runs'][number]

function profileText({ profile, model }: Run, texts: ReportModel['texts']): string {
  const { t, figures } = texts
  const turns = [0, ...profile.stages.map(stageLevel)].filter(
    (level, index, all) => index === 0 || level !== all[index - 1],
  )
  const words = { id: profile.id, duration: durationText(planDurationMs(profile.stages), texts.language) }
  const levels = turns.map((level) => figures.plain(level)).join('\u00a0→ ')
  return model === 'open'
    ? t('facts.profileRateText', { ...words, rates: levels })
    : t('facts.profileText', { ...words, users: levels })
}

function modelText({ model, profile, scenario, connections }: Run, { t, figures }: ReportModel['texts']): string {
  const policy = toConnectionPolicy(connections)
  const isOwn = policy.kind === 'perUser'
  const over =
    policy.kind === 'shared'
      ? t('connections.shared', { count: figures.count(policy.count) })
      : t(isOwn && model === 'open' ? 'connections.perRequest' : `connections.${policy.kind}`)
  if (model === 'closed' && scenario.cycleMeanMs !== undefined) {
    const spread = figures.count(scenario.cycleSpreadPercent ?? 0)
    return t('facts.cycleText', { cycle: figures.decimal(scenario.cycleMeanMs / 1000, 1), spread, connections: over })
  }
  return model === 'open'
    ? t('facts.openModelText', {
        arrivals: t(`arrivals.${profile.arrivals ?? 'poisson'}`),
        most: figures.count(profile.maxInFlight ?? 0),
        connections: over,
      })
    : t('facts.modelText', {
        think: figures.decimal(scenario.thinkMeanMs / 1000, 1),
        spread: figures.count(scenario.thinkSpreadPercent),
        connections: over,
      })
}

function resultTable(model: ReportModel): Html {
  const { shown, texts, comparison } = model
  const { t } = texts
  const hasCache = shown.some(({ row }) => row.figures.cacheRatio !== undefined)
  const isOpen = comparison.runs.length > 0 && comparison.runs.every((run) => run.model === 'open')
  const columns = [
    textColumn(t('summary.configuration')),
    textColumn(t('summary.outcome')),
    textColumn(t('summary.crash')),
    figureColumn(t(isOpen ? 'summary.capacityOpen' : 'summary.capacity')),
    figureColumn(t('summary.goodput')),
    figureColumn(t('summary.p50')),
    figureColumn(t('summary.p95')),
    figureColumn(t('summary.p99')),
    figureColumn(t('summary.errors')),
    ...(hasCache ? [figureColumn(t('summary.cache'))] : []),
  ]
  const note =
    comparison.repeat > 1
      ? t('summary.noteRepeated', { repeats: comparison.repeat })
      : t('summary.noteSingle', { count: shown.length })
  return html`${table(
    columns,
    shown.map((one) => resultRow(one, texts, hasCache)),
    { label: t('summary.result'), className: 'result' },
  )}
<p class="note">${note}${isComplete(shown, hasCache) ? '' : ` ${t('summary.noteMissing')}`}</p>`
}

function isComplete(shown: readonly Shown[], hasCache: boolean): boolean {
  return shown.every(({ row }) => row.figures.p99Us && row.capacity && (!hasCache || row.figures.cacheRatio))
}

function resultRow(shown: Shown, texts: ReportModel['texts'], hasCache: boolean): HtmlValue[] {
  const { figures } = texts
  const { row } = shown
  const { goodputPerS, p50Us, p95Us, p99Us, errorRate, cacheRatio } = row.figures
  const known = (text: string | undefined) => text ?? html`<span class="q">–</span>`
  return [
    configurationName(shown),
    cellHtml(outcomeCell(row.outcomes, texts)),
    cellHtml(crashCell(shown, texts)),
    html`<b>${known(capacityText(row.capacity, texts, 'figure.short'))}</b>`,
    html`<b>${known(goodputPerS && figures.rate(goodputPerS.median))}</b>`,
    known(p50Us && figures.ms(p50Us.median)),
    html`<b>${known(p95Us && figures.ms(p95Us.median))}</b>`,
    known(p99Us && figures.ms(p99Us.median)),
    html`<b>${known(errorRate && figures.percent(errorRate.median))}</b>`,
    ...(hasCache ? [cacheRatio ? figures.percent(cacheRatio.median, 1) : html`<span class="q">–</span>`] : []),
  ]
}
