import { targetMetrics } from '../../../../shared/domain/objectivesSchema.ts'
import type { RunResult } from '../../../../shared/domain/runResult.ts'
import { blocks } from '../blocks.ts'
import { configurationName } from '../configurationKey.ts'
import { type Html, type HtmlValue, html, nothing } from '../html.ts'
import type { ReportModel, Shown } from '../reportModel.ts'
import { type SignName, signed } from '../signs.ts'
import { type Column, table } from '../table.ts'

type Outcome = RunResult['targets'][number]

const worstFirst = ['fail', 'warning', 'notMeasurable', 'pass'] as const
const signs: Readonly<Record<Outcome['state'], SignName>> = {
  pass: 'pass',
  warning: 'suspect',
  fail: 'fail',
  notMeasurable: 'unknown',
}

/** Every target against every configuration; nothing without objectives. */
export function targetsSection(model: ReportModel): Html {
  const { shown, texts, comparison } = model
  const { t } = texts
  const declared = new Map(comparison.runs.flatMap(({ targets }) => targets.map((target) => [target.name, target])))
  if (declared.size === 0) return nothing
  const parts = blocks(shown).map((part) => {
    const columns: Column[] = [
      { head: t('targets.target'), kind: 'text', width: 26 },
      { head: t('targets.limit'), kind: 'text', width: 10 },
      ...part.map((one): Column => ({ head: configurationName(one), kind: 'text', width: 64 / part.length })),
    ]
    const rows = [...declared.values()].map((target) => [
      targetName(target, model),
      limitText(target, model),
      ...part.map((one) => targetCell(one, target.name, model)),
    ])
    return table(columns, rows, { label: t('targets.title'), className: 'matrix' })
  })
  const note = comparison.repeat > 1 ? html`<p class="note">${t('targets.note')}</p>` : undefined
  return html`<section class="targets"><h2>${t('targets.title')}</h2>${parts}${note}</section>`
}

function targetName({ title, name, metric, service, endpoint }: Outcome, { texts }: ReportModel): Html {
  const known = targetMetrics.find((one) => one === metric)
  const what = [known === undefined ? metric : texts.t(`metric.${known}`), service, endpoint].filter(
    (part) => part !== undefined,
  )
  return html`${title?.[texts.language] ?? name} <span class="d">${what.join(', ')}</span>`
}

function limitText({ below, above, metric }: Outcome, model: ReportModel): string {
  const { t } = model.texts
  const limits = [
    ...(above === undefined ? [] : [t('targets.above', { value: measuredText(above, metric, model) })]),
    ...(below === undefined ? [] : [t('targets.below', { value: measuredText(below, metric, model) })]),
  ]
  return limits.join(', ')
}

function targetCell({ results }: Shown, name: string, model: ReportModel): HtmlValue {
  const { t } = model.texts
  const outcomes = results.flatMap(({ targets }) => targets.filter((target) => target.name === name))
  const worst = outcomes.toSorted(byDamage)[0]
  if (worst === undefined) return html`<span class="q">${t('word.noData')}</span>`
  const { state, measured, metric } = worst
  const value = measured === undefined ? undefined : html`<b>${measuredText(measured, metric, model)}</b> `
  return signed(signs[state], html`${value}${t(`targets.${state}`)}`)
}

/** The worst state first; of runs in the same state the one that came closest to the limit, or went furthest beyond it. */
function byDamage(a: Outcome, b: Outcome): number {
  const byState = worstFirst.indexOf(a.state) - worstFirst.indexOf(b.state)
  if (byState !== 0 || a.measured === undefined || b.measured === undefined) return byState
  return a.above === undefined ? b.measured - a.measured : a.measured - b.measured
}

/** Rates of errors and of the cache are declared as shares and read as per cent. */
function measuredText(value: number, metric: string, { texts }: ReportModel): string {
  const { figures } = texts
  if (metric === 'errorRate' || metric === 'cacheRatio') return figures.percent(value)
  if (metric.endsWith('Ms')) return figures.ms(value * 1000)
  return metric.startsWith('load') || metric === 'stackLoad1' ? figures.decimal(value, 2) : figures.rate(value)
}
