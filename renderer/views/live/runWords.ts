import type { Phase } from '../../../shared/domain/profile.ts'
import { expectedStateMs, type RunTimes } from '../../../shared/live/expectedStates.ts'
import type { LiveRun, Progress } from '../../../shared/live/liveRun.ts'
import { phaseLevels } from '../../../shared/load/phaseLevels.ts'
import { planDurationMs } from '../../../shared/load/planDurationMs.ts'
import type { Text } from '../../text/useText.ts'

/** Users of a phase: `50 users`, `50 → 150`; or its rate: `50 req/s`, `50 → 150 req/s`. */
export function phaseUsers(phase: Phase, { t, figures }: Text): string {
  const { unit, from, to } = phaseLevels(phase)
  const ramp = () => t('live.phaseRamp', { from: figures.plain(from), to: figures.plain(to) })
  if (unit === 'ratePerS') return t('live.rate', { rate: from === to ? figures.plain(to) : ramp() })
  return from === to ? t('live.phaseUsers', { count: to }) : ramp()
}

const reached = ['created', 'started', 'ready', 'givenUp'] as const

/** What is being waited for: `db: ready`. Of an image's digest the beginning says enough. */
export function progressText({ subject, message }: Progress, { t }: Text): string {
  const known = reached.find((one) => one === message)
  const text = known === undefined ? message.replace(/^sha256:([0-9a-f]{12}).*/, '$1') : t(`live.progress.${known}`)
  return t('live.progress', { subject, message: text })
}

/** The state, and how many of those it waits for are there: `Starting, 2 of 6`. */
export function stateText(run: LiveRun, at: LiveRun['at'], { t, figures }: Text): string {
  const state = t(`live.at.${at}`)
  const counted = run.at === at ? run.progress.filter(({ total }) => total > 0) : []
  const [first] = counted
  if (first === undefined) return state
  const done = counted.reduce((most, one) => Math.max(most, one.done), 0)
  return t('live.stateOf', { state, done: figures.count(done), total: figures.count(first.total) })
}

/** In the run's cell: `0:42 of 1:00` while measuring, else what it does. */
export function nowText(run: LiveRun | undefined, { t, figures }: Text): string {
  if (run === undefined) return ''
  if (run.at !== 'measuring') return t(`live.at.${run.at}`)
  const wholeMs = planDurationMs(run.head.profile.stages)
  const at = figures.runTime(Math.min(Math.max(0, run.atMs ?? 0), wholeMs))
  return t('live.cellTime', { at, whole: figures.runTime(wholeMs) })
}

/** Inside the axes while there is nothing to draw. */
export function emptyText(run: LiveRun | undefined, times: RunTimes | undefined, text: Text): string | undefined {
  const { t, figures } = text
  if (run === undefined || run.ticks.length > 0) return undefined
  if (run.at === 'done') return t('live.emptyNothing')
  const measuringInMs = times?.measuringInMs
  if (times?.isLate === true && measuringInMs !== undefined) {
    return t('live.emptyLate', { state: stateText(run, run.at, text).toLowerCase() })
  }
  if (measuringInMs === undefined || measuringInMs < 1000) return t('live.emptySoon')
  const what = t(`live.at.${run.at}`).toLowerCase()
  return `${t('live.emptyIn', { time: figures.runTime(measuringInMs + 999) })}, ${what}`
}

/** How long a state took, or will: nothing for one that passes in no time. */
export function stateTime(run: LiveRun, at: LiveRun['at'], expectedMs: number, elapsedMs: number, text: Text): string {
  const { t, figures } = text
  const index = run.states.findIndex((one) => one.at === at)
  const entered = run.states[index]
  const wholeMs = planDurationMs(run.head.profile.stages)
  if (entered === undefined) {
    const ms = expectedStateMs(at, wholeMs, expectedMs)
    return ms < 500 ? '' : t('live.about', { time: figures.runTime(Math.ceil(ms / 1000) * 1000) })
  }
  if (at === 'measuring' && run.at === 'measuring') {
    const atMs = Math.min(Math.max(0, run.atMs ?? 0), wholeMs)
    return t('live.of', { at: figures.runTime(atMs), whole: figures.runTime(wholeMs) })
  }
  return figures.runTime((run.states[index + 1]?.elapsedMs ?? elapsedMs) - entered.elapsedMs)
}
