import { p95TargetMs } from '../../../../shared/analysis/p95TargetMs.ts'
import { lightTheme } from '../../../../shared/charts/chartTheme.ts'
import { configurationLine } from '../../../../shared/charts/lineStyle.ts'
import { overlayChart } from '../../../../shared/charts/overlayChart.ts'
import { durationText } from '../../../../shared/text/units.ts'
import { chartFigure } from '../chartFigure.ts'
import { configurationName } from '../configurationKey.ts'
import { type Html, html, nothing } from '../html.ts'
import type { ReportModel } from '../reportModel.ts'
import { lineSwatch } from '../swatch.ts'

/** The whole width between the margins of A4. */
const pageWidthPx = 680

/** Every configuration over the others on one time axis. */
export function curvesSection(model: ReportModel): Html {
  const { shown, texts, words, scales, endMs } = model
  const { t, figures } = texts
  const drawn = shown.flatMap(({ index, id, run }) =>
    run === undefined || run.view.ticks.length === 0 ? [] : [{ index, name: id, view: run.view }],
  )
  if (shown.length < 2 || drawn.length === 0) return nothing
  const target = p95TargetMs(model.comparison.runs)
  const chart = overlayChart(drawn, {
    widthPx: pageWidthPx,
    scales,
    endMs,
    words,
    theme: lightTheme,
    ...(target !== undefined && { targetP95Ms: target }),
  })
  const label = t('curves.label', {
    names: figures.list(drawn.map(({ name }) => name)),
    duration: durationText(endMs, texts.language),
  })
  const missing = shown.filter(({ index }) => !drawn.some((one) => one.index === index)).map(({ id }) => id)
  const legend = shown
    .filter(({ index }) => drawn.some((one) => one.index === index))
    .map((one) => html`<li>${lineSwatch(configurationLine(one.index))}${configurationName(one)}</li>`)
  return html`<section class="curves keep"><h2>${t('curves.title')}</h2>
<ul class="legend">${legend}</ul>
${chartFigure(chart, texts, { name: 'all', label, hasReadouts: false })}
<p class="note">${t('curves.note')}${missing.length > 0 ? ` ${t('curves.missing', { names: figures.list(missing) })}` : ''}</p></section>`
}
