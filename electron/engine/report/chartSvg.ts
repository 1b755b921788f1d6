import { LineChart } from 'echarts/charts'
import { GraphicComponent, GridComponent, MarkAreaComponent, MarkLineComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { ChartOption } from '../../../shared/charts/stackChart.ts'

use([LineChart, GridComponent, GraphicComponent, MarkAreaComponent, MarkLineComponent, SVGRenderer])

/**
 * Draws a chart as SVG text. `name` is unique within the document and becomes part of the drawing's ids: the library
 * numbers them through the life of the process, and the same report must be the same bytes.
 */
export function chartSvg(option: ChartOption, widthPx: number, heightPx: number, name: string): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: widthPx, height: heightPx })
  try {
    chart.setOption(option)
    return withoutHover(chart.renderToSVGString({ useViewBox: true })).replaceAll(/\bzr\d+-/g, `${name}-`)
  } finally {
    // Without it the instance and its handlers stay in the library's table for good.
    chart.dispose()
  }
}

/** The library adds style for a pointer that a document does not have. */
function withoutHover(svg: string): string {
  return svg
    .replaceAll(/<style[^>]*>.*?<\/style>/gs, '')
    .replaceAll(/ (?:class|pointer-events)="[^"]*"/g, '')
    .replaceAll('></path>', '/>')
    .replaceAll('\n', '')
}
