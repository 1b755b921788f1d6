import { isPlateau } from '../../../../shared/charts/backdrop.ts'
import { failedOutcomes } from '../../../../shared/charts/outcomeFill.ts'
import type { RunResult } from '../../../../shared/domain/runResult.ts'
import type { ReportTexts } from '../../../../shared/text/report/reportTexts.ts'
import { type Html, type HtmlValue, html, nothing } from '../html.ts'
import { signed } from '../signs.ts'
import { figureColumn, table, textColumn } from '../table.ts'

type Phase = RunResult['phases'][number]

/** Phases with their load, what they cost and how they failed; and the plateaus that the capacity was read from. */
export function phasesTables(result: RunResult, texts: ReportTexts): Html {
  if (result.phases.length === 0 || result.totals.durationMs === 0) return nothing
  return html`${loadTable(result, texts)}${detailTable(result, texts)}<p class="note">${texts.t('phases.note')}</p>${plateausTable(result, texts)}`
}

function loadTable({ phases }: RunResult, texts: ReportTexts): Html {
  const { t, figures } = texts
  const columns = [
    textColumn(t('phases.phase')),
    textColumn(t('phases.time')),
    figureColumn(t('phases.users')),
    figureColumn(t('phases.requests')),
    figureColumn(t('phases.rate')),
    figureColumn(t('phases.p50')),
    figureColumn(t('phases.p95')),
    figureColumn(t('phases.p99')),
    figureColumn(t('phases.service')),
    figureColumn(t('phases.errors')),
  ]
  const rows = phases.map((phase): HtmlValue[] => {
    const { totals, latencyUs } = phase
    const ms = (us: number | undefined) => known(us === undefined ? undefined : figures.ms(us), texts)
    const place = [
      phaseName(phase, texts),
      `${figures.runTime(phase.fromMs)}–${figures.runTime(phase.toMs)}`,
      usersText(phase, texts),
    ]
    if (totals.durationMs === 0)
      return [...place, html`<span class="q">${t('phases.notReached')}</span>`, '', '', '', '', '', '']
    return [
      ...place,
      figures.count(totals.requests),
      html`<b>${known(totals.throughputPerS === undefined ? undefined : figures.rate(totals.throughputPerS), texts)}</b>`,
      ms(latencyUs.response?.p50),
      html`<b>${ms(latencyUs.response?.p95)}</b>`,
      ms(latencyUs.response?.p99),
      ms(latencyUs.service?.p95),
      known(totals.errorRate === undefined ? undefined : figures.percent(totals.errorRate), texts),
    ]
  })
  return html`<div class="keep"><h3>${t('phases.title')}</h3>${table(columns, rows, { label: t('phases.title') })}</div>`
}

/** Only phases with something to tell: without errors and readings there is no table. */
function detailTable({ phases }: RunResult, texts: ReportTexts): Html {
  const { t } = texts
  const told = phases.filter(
    ({ totals, resources }) => totals.durationMs > 0 && (totals.failed > 0 || resources.length > 0),
  )
  if (told.length === 0) return nothing
  const columns = [
    textColumn(t('phases.phase')),
    textColumn(t('phases.outcomes')),
    textColumn(t('phases.cpu')),
    textColumn(t('phases.memory')),
    figureColumn(t('phases.throttled')),
  ]
  const rows = told.map((phase) => [
    phaseName(phase, texts),
    outcomesText(phase.outcomes, texts),
    ...resourceCells(phase, texts),
  ])
  return html`<div class="keep"><h3>${t('phases.detailTitle')}</h3>${table(columns, rows, { label: t('phases.detailTitle') })}</div>`
}

function resourceCells({ resources }: Phase, texts: ReportTexts): HtmlValue[] {
  const { t, figures } = texts
  const highest = (of: 'cpuPercent' | 'memoryBytes') =>
    resources
      .flatMap(({ container, [of]: usage }) => (usage === undefined ? [] : [{ container, mean: usage.mean }]))
      .toSorted((a, b) => b.mean - a.mean)[0]
  const cpu = highest('cpuPercent')
  const memory = highest('memoryBytes')
  const throttled = resources.flatMap(({ throttledMs }) => throttledMs ?? [])
  return [
    known(cpu && `${cpu.container} ${figures.count(cpu.mean)}`, texts),
    known(memory && `${memory.container} ${figures.mebibytes(memory.mean)}`, texts),
    throttled.length === 0
      ? html`<span class="q">${t('word.none')}</span>`
      : figures.decimal(throttled.reduce((sum, ms) => sum + ms, 0) / 1000, 1),
  ]
}

function plateausTable({ capacity }: RunResult, texts: ReportTexts): Html {
  const { t, figures } = texts
  if (capacity === undefined || capacity.plateaus.length === 0) return nothing
  const columns = [
    figureColumn(t('plateaus.users')),
    figureColumn(t('plateaus.length')),
    figureColumn(t('plateaus.rate')),
    figureColumn(t('plateaus.p95')),
    figureColumn(t('plateaus.errors')),
    textColumn(t('plateaus.holds')),
  ]
  const rows = capacity.plateaus.map(({ users, durationMs, throughputPerS, p95Us, errorRate, holds }): HtmlValue[] => [
    html`<b>${figures.count(users)}</b>`,
    figures.rate(durationMs / 1000),
    known(throughputPerS === undefined ? undefined : figures.rate(throughputPerS), texts),
    known(p95Us === undefined ? undefined : figures.ms(p95Us), texts),
    known(errorRate === undefined ? undefined : figures.percent(errorRate), texts),
    holds === undefined
      ? html`<span class="q">${t('plateaus.notMeasured')}</span>`
      : signed(holds ? 'pass' : 'fail', holds ? t('word.yes') : t('word.no')),
  ])
  return html`<div class="keep"><h3>${t('plateaus.title')}</h3>${table(columns, rows, { label: t('plateaus.title'), className: 'narrow' })}</div>`
}

function phaseName(phase: Phase, { t }: ReportTexts): Html {
  return html`<b>${phase.index + 1}</b> <span class="m">${isPlateau(phase) ? t('phases.hold') : t('phases.ramp')}</span>`
}

function usersText(phase: Phase, { figures }: ReportTexts): string {
  const { usersFrom, usersTo } = phase
  return isPlateau(phase) ? figures.count(usersTo) : `${figures.count(usersFrom)} → ${figures.count(usersTo)}`
}

/** `412 × reset, 30 × HTTP 502`, the most frequent first. */
export function outcomesText(outcomes: Readonly<Record<string, number>>, { t, figures }: ReportTexts): HtmlValue {
  const occurred = failedOutcomes
    .flatMap((outcome) => (outcomes[outcome] ? [{ outcome, count: outcomes[outcome] }] : []))
    .toSorted((a, b) => b.count - a.count)
  if (occurred.length === 0) return html`<span class="q">${t('phases.noErrors')}</span>`
  return occurred.map(({ outcome, count }) => `${figures.count(count)}\u00a0× ${t(`failure.${outcome}`)}`).join(', ')
}

export function known(text: string | undefined, { t }: ReportTexts): HtmlValue {
  return text ?? html`<span class="q">${t('word.noData')}</span>`
}
