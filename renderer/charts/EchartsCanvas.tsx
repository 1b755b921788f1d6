import { LineChart } from 'echarts/charts'
import { GraphicComponent, GridComponent, MarkAreaComponent, MarkLineComponent } from 'echarts/components'
import { type ECharts, init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import type { ChartOption } from '../../shared/charts/stackChart.ts'

// The options carry their points in `series.data`. One that used `dataset` would need DatasetComponent here: without it the chart
// is blank, and nothing is said.
use([LineChart, GridComponent, GraphicComponent, MarkAreaComponent, MarkLineComponent, CanvasRenderer])

/** Draws an option on a canvas of that size. Knows nothing of time: who gives a new option decides how often. */
export function EchartsCanvas({
  option,
  widthPx,
  heightPx,
}: {
  readonly option: ChartOption
  readonly widthPx: number
  readonly heightPx: number
}) {
  const host = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts>(undefined)

  useEffect(() => {
    if (host.current === null) return
    // The size is given: the element has none yet when a window opens in the background.
    chart.current = init(host.current, null, { renderer: 'canvas', width: 1, height: 1 })
    return () => {
      chart.current?.dispose()
      chart.current = undefined
    }
  }, [])

  useEffect(() => {
    chart.current?.resize({ width: widthPx, height: heightPx, silent: true })
  }, [widthPx, heightPx])

  useEffect(() => {
    // Not merged: curves come and go, and what is merged keeps those that went.
    chart.current?.setOption(option, { notMerge: true })
  }, [option])

  return <div ref={host} style={{ width: widthPx, height: heightPx }} aria-hidden />
}
