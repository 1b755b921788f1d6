import { useMemo } from 'react'
import { type ChartScales, toScales } from '../../../shared/charts/chartScales.ts'
import { timeAxisEndMs } from '../../../shared/charts/runChart.ts'
import type { RunView } from '../../../shared/charts/runView.ts'

/** The same for every chart of a result, so that one can be held against the other. */
export interface SharedAxes {
  readonly scales: ChartScales
  readonly endMs: number
}

export function useSharedAxes(views: readonly RunView[]): SharedAxes {
  return useMemo(() => ({ scales: toScales(views), endMs: timeAxisEndMs(views) }), [views])
}
