import { crashCell } from '../../../../shared/tables/crashCell.ts'
import { deltaText } from '../../../../shared/tables/deltaText.ts'
import { outcomeCell } from '../../../../shared/tables/outcomeCell.ts'
import { type FigureRow, figureRows } from '../../../../shared/text/report/figureRows.ts'
import { capacityText } from '../../../../shared/text/report/valueText.ts'
import { blocks } from '../blocks.ts'
import { configurationName } from '../configurationKey.ts'
import { cellHtml } from '../dataTableHtml.ts'
import { type Html, type HtmlValue, html } from '../html.ts'
import type { ReportModel, Shown } from '../reportModel.ts'
import { type Column, table } from '../table.ts'

/** The comparative table: a figure a row, a configuration a column, in blocks of at most four columns. */
export function comparisonSection(model: ReportModel): Html {
  const { shown, texts } = model
  if (shown.length < 2) return html`${comparisonTable(shown, model, texts.t('compare.alone'))}`
  const parts = blocks(shown)
  return html`<section class="comparison">${parts.map((part) => {
    const title =
      parts.length === 1
        ? texts.t('compare.title')
        : texts.t('compare.part', { from: part[0]?.letter ?? '', to: part.at(-1)?.letter ?? '' })
    return comparisonTable(part, model, title)
  })}</section>`
}

function comparisonTable(part: readonly Shown[], model: ReportModel, title: string): Html {
  const { t } = model.texts
  const width = part.length === 1 ? undefined : 78 / part.length
  const columns: Column[] = [
    { head: t('compare.figure'), kind: 'text', ...(width !== undefined && { width: 22 }) },
    ...part.map(
      (shown): Column => ({ head: columnHead(shown, model), kind: 'text', ...(width !== undefined && { width }) }),
    ),
  ]
  return html`<div class="keep"><h2>${title}</h2>
${table(columns, rowsOf(part, model), { label: title, className: 'matrix whole' })}
<p class="note">${notes(model)}</p></div>`
}

function columnHead(shown: Shown, { comparison, shown: all, texts }: ReportModel): Html {
  const isBaseline = shown.id === comparison.baseline && all.length > 1
  return html`${configurationName(shown)}${isBaseline ? html` <span class="d">${texts.t('word.baseline')}</span>` : undefined}`
}

function notes({ comparison, shown, texts }: ReportModel): string {
  const { t } = texts
  const repeated = comparison.repeat > 1
  const name = comparison.baseline
  return [
    ...(repeated ? [t('compare.repeatsNote')] : []),
    ...(shown.length < 2 ? [] : [repeated ? t('compare.deltaNote', { name }) : t('compare.deltaNoteSingle', { name })]),
  ].join(' ')
}

function rowsOf(part: readonly Shown[], model: ReportModel): HtmlValue[][] {
  const { texts } = model
  const { t } = texts
  const { runs } = model.comparison
  const isOpen = runs.length > 0 && runs.every((run) => run.model === 'open')
  const row = (name: string, cell: (shown: Shown) => HtmlValue) => [name, ...part.map(cell)]
  const q = (text: string) => html`<span class="q">${text}</span>`
  return [
    row(t('figure.runs'), ({ row: { outcomes } }) => cellHtml(outcomeCell(outcomes, texts))),
    row(t(isOpen ? 'figure.capacityOpen' : 'figure.capacity'), (shown) => capacityCell(shown, texts)),
    row(t('figure.crash'), (shown) => cellHtml(crashCell(shown, texts))),
    row(t('figure.redundancy'), (shown) => t(`redundancy.${shown.row.redundancy}`)),
    row(t('figure.cacheSource'), ({ row: { cacheSource } }) =>
      cacheSource === 'header' || cacheSource === 'inferred' ? t(`cache.${cacheSource}`) : q(t('word.none')),
    ),
    ...figureRows
      .filter(({ name }) => model.shown.some(({ row: { figures } }) => figures[name] !== undefined))
      .map((figure) => row(t(`figure.${figure.name}`), (shown) => figureCell(figure, shown, model))),
    row(t('figure.distribution'), ({ row: { instances } }) =>
      instances.length === 0
        ? q(t('word.noData'))
        : instances.map(
            ({ name, share }, index) =>
              html`${index > 0 ? ', ' : ''}<span class="nw">${name} ${texts.figures.percent(share, 1)}</span>`,
          ),
    ),
  ]
}

function capacityCell({ row: { capacity } }: Shown, texts: ReportModel['texts']): HtmlValue {
  const { t, figures } = texts
  const text = capacityText(capacity, texts)
  if (text === undefined) return html`<span class="q">${t('word.noData')}</span>`
  const details = [
    ...(capacity?.atLeastPerS === undefined
      ? []
      : [t('figure.capacityPerS', { rate: figures.rate(capacity.atLeastPerS) })]),
    ...(capacity?.indicative ? [t('figure.indicative')] : []),
  ]
  return html`<b>${text}</b>${details.length > 0 ? html` <span class="d">${details.join(', ')}</span>` : undefined}`
}

function figureCell(figure: FigureRow, shown: Shown, model: ReportModel): HtmlValue {
  const { texts, comparison } = model
  const { figures, t } = texts
  const spread = shown.row.figures[figure.name]
  if (spread === undefined) return html`<span class="q">${t('word.noData')}</span>`
  const text = (value: number) => figure.text(value, figures)
  const range = spread.runs > 1 && comparison.repeat > 1 ? `${text(spread.min)} – ${text(spread.max)}` : ''
  const whose =
    figure.name === 'cpuPeakPercent'
      ? shown.row.cpuPeakContainer
      : figure.name === 'memoryPeakBytes'
        ? shown.row.memoryPeakContainer
        : undefined
  const delta = shown.id === comparison.baseline ? '' : deltaText(figure, shown.deltas, shown.row, texts)
  const below = [range, delta].filter((part) => part !== '')
  return html`<b>${text(spread.median)}</b>${whose === undefined ? undefined : html` <span class="q">${whose}</span>`}${below.length === 0 ? undefined : html` <span class="d">${below.map((part, index) => html`${index > 0 ? ', ' : ''}<span class="nw">${part}</span>`)}</span>`}`
}
