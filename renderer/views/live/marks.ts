import type { RunView } from '../../../shared/charts/runView.ts'
import type { ChartMark } from '../../../shared/charts/stackChart.ts'
import { writtenFault } from '../../../shared/domain/writtenFault.ts'
import type { FaultMark } from '../../../shared/live/liveRun.ts'
import type { Text } from '../../text/useText.ts'

/** Lines through all rows for what was done on purpose and for what broke: deaths, and memory that ran out, up to the end of the load. */
export function toMarks(
  events: RunView['events'],
  faults: readonly FaultMark[],
  endMs: number,
  text: Text,
): readonly ChartMark[] {
  return [...faultMarks(faults, endMs, text), ...deathMarks(events, endMs, text)]
}

function faultMarks(faults: readonly FaultMark[], endMs: number, { t, figures }: Text): ChartMark[] {
  return faults
    .filter(({ what, atMs }) => what === 'begun' && atMs <= endMs)
    .map(({ atMs, fault }) => {
      const values = { time: figures.runTime(atMs), fault: writtenFault(fault.action) }
      return { atMs, label: t('live.markFault', values), tone: 'accent' }
    })
}

function deathMarks(events: RunView['events'], endMs: number, { t, figures }: Text): ChartMark[] {
  return events.flatMap(({ atMs, container, what }): ChartMark[] => {
    if ((what !== 'died' && what !== 'oom') || atMs < 0 || atMs > endMs) return []
    const values = { time: figures.runTime(atMs), container }
    return [{ atMs, label: t(what === 'oom' ? 'live.markOom' : 'live.markDied', values), tone: 'down' }]
  })
}
