import { phaseLabel } from '../../../shared/charts/phaseLabel.ts'
import { readoutLines } from '../../../shared/charts/readoutLines.ts'
import type { StackChart } from '../../../shared/charts/runChart.ts'
import { type ChartRow, xOf } from '../../../shared/charts/stackChart.ts'
import type { ReportTexts } from '../../../shared/text/report/reportTexts.ts'
import { chartSvg } from './chartSvg.ts'
import { type Html, html, trustedHtml } from './html.ts'
import { fillSwatch, lineSwatch } from './swatch.ts'

interface FigureWords {
  /** Unique in the document. */
  readonly name: string
  /** What the chart shows, in a sentence. */
  readonly label: string
  /** Names and highest values at the right. */
  readonly hasReadouts: boolean
}

/** A chart with its words laid over it as text, so that they have the font's own width. */
export function chartFigure(chart: StackChart, { t }: ReportTexts, { name, label, hasReadouts }: FigureWords): Html {
  const { layout } = chart
  const svg = trustedHtml(chartSvg(chart.option, layout.widthPx, layout.heightPx, name))
  return html`<figure class="stack" style="height:${layout.heightPx}px">
<div role="img" aria-label="${label}">${svg}</div>
${phaseLabels(chart)}${markLabels(chart)}
${chart.rows.map((row, index) => rowHead(chart, row, index))}
${hasReadouts ? html`<div class="readouts at" style="top:14px">${t('chart.highest')}</div>${chart.rows.map((row, index) => readouts(chart, row, index, t('word.noData'), t('phases.noErrors')))}` : undefined}
</figure>`
}

function phaseLabels({ layout, frame }: StackChart): Html[] {
  const leastPx = 16
  return frame.phases.flatMap((phase) => {
    const from = xOf(phase.fromMs, layout, frame.endMs)
    const width = xOf(phase.toMs, layout, frame.endMs) - from
    if (!frame.hasRuler || width < leastPx) return []
    const label = phaseLabel(phase)
    const room = label.length * 6.6 + 16 < width
    return [
      html`<div class="phase" style="left:${px(from)};width:${px(width)}"><b>${phase.index + 1}</b>${room ? ` ${label}` : ''}</div>`,
    ]
  })
}

/** Beside its line, away from the nearer edge; one that would lie over the label before it is left to the table of events. */
function markLabels({ layout, frame }: StackChart): Html[] {
  const plotMiddle = layout.plotLeftPx + layout.plotWidthPx / 2
  const placed = frame.marks.map((mark) => {
    const x = xOf(mark.atMs, layout, frame.endMs)
    const width = mark.label.length * 6.6 + 6
    return {
      ...mark,
      x,
      isLate: x > plotMiddle,
      from: x > plotMiddle ? x - width : x,
      to: x > plotMiddle ? x : x + width,
    }
  })
  const byImportance = placed.toSorted((a, b) => b.label.length - a.label.length || a.x - b.x)
  const shown: typeof placed = []
  for (const one of byImportance) {
    if (shown.every(({ from, to }) => one.to <= from || one.from >= to)) shown.push(one)
  }
  return shown.map(({ x, isLate, label, tone }) => {
    const side = isLate ? `right:calc(100% - ${px(x - 4)})` : `left:${px(x + 4)}`
    return html`<div class="mark ${tone}" style="top:${px(layout.rulerPx + 2)};${side}">${label}</div>`
  })
}

function rowHead({ layout }: StackChart, { title, unit }: ChartRow, index: number): Html {
  const top = layout.rows[index]?.headTopPx ?? 0
  return html`<div class="row" style="top:${px(top)};padding-left:${px(layout.plotLeftPx + 4)}"><b>${title}</b> ${unit}</div>`
}

function readouts({ layout }: StackChart, row: ChartRow, index: number, noData: string, none: string): Html {
  const top = (layout.rows[index]?.headTopPx ?? 0) + 9
  const lines = [
    ...row.curves.map(({ name, line, highest }) => ({ name, swatch: lineSwatch(line), highest })),
    ...(row.layers ?? []).map(({ name, fill, highest }) => ({ name, swatch: fillSwatch(fill), highest })),
  ]
  const rows = lines.map(
    ({ name, swatch, highest }) =>
      html`<div>${swatch}<span>${name}</span>${highest === undefined ? html`<span class="q">${noData}</span>` : html`<b>${highest}</b>`}</div>`,
  )
  const { columns, lines: rowCount } = readoutLines(lines.map(({ name }) => name))
  const look =
    columns === 2 ? { name: ' two', rows: `;grid-template-rows:repeat(${rowCount},14px)` } : { name: '', rows: '' }
  return html`<div class="readouts${look.name}" style="top:${px(top)}${look.rows}">${lines.length === 0 ? html`<span class="q">${none}</span>` : rows}</div>`
}

function px(value: number): string {
  return `${value.toFixed(1)}px`
}
