import type { LiveComparison } from '../../shared/live/liveComparison.ts'
import type { LiveRun } from '../../shared/live/liveRun.ts'
import { runStateText } from '../../shared/text/runStateText.ts'
import type { Text } from '../text/useText.ts'

/** Of the status bar: `Run 2 of 6 · 258 s kept`. */
export function progressFacts(comparison: LiveComparison, run: LiveRun | undefined, { t, figures }: Text): string {
  const { planned } = comparison.head
  const ended = Object.keys(comparison.outcomes).length
  const at = planned.findIndex(({ runId }) => runId === comparison.current)
  const number = at === -1 ? Math.min(ended + 1, planned.length) : at + 1
  const where = t('frame.runOf', { number: figures.count(number), all: figures.count(planned.length) })
  if (comparison.isCoolingDown) return `${where} · ${t('frame.coolingDown')}`
  const kept = run === undefined || run.head.id !== comparison.current ? 0 : run.ticks.length
  return kept === 0 ? where : `${where} · ${t('frame.kept', { seconds: figures.count(kept) })}`
}

/** What is on, in two words for the window's title: `Measuring 4:18`. */
export function whatIsOn(comparison: LiveComparison, run: LiveRun | undefined, { t, figures, language }: Text): string {
  if (comparison.isCoolingDown) return t('frame.coolingDown')
  if (run === undefined || run.head.id !== comparison.current) return t('frame.starting')
  const state = runStateText(run.at, language)
  return run.at === 'measuring' && run.atMs !== undefined ? `${state} ${figures.runTime(run.atMs)}` : state
}
