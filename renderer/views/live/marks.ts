import type { RunView } from '../../../shared/charts/runView.ts'
import type { ChartMark } from '../../../shared/charts/stackChart.ts'
import type { Text } from '../../text/useText.ts'

/** Lines through all rows for what broke: deaths, and memory that ran out, up to the end of the load. */
export function toMarks(events: RunView['events'], endMs: number, { t, figures }: Text): ChartMark[] {
  return events.flatMap(({ atMs, container, what }): ChartMark[] => {
    if ((what !== 'died' && what !== 'oom') || atMs < 0 || atMs > endMs) return []
    const values = { time: figures.runTime(atMs), container }
    return [{ atMs, label: t(what === 'oom' ? 'live.markOom' : 'live.markDied', values), tone: 'down' }]
  })
}
