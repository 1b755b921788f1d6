import type { Phase } from '../../domain/profile.ts'
import { isPlateau } from '../backdrop.ts'
import { timeTicks } from '../timeTicks.ts'
import { rounded, type TimelineFrame } from './timelineFrame.ts'
import type { TimelineWords } from './timelineSettings.ts'

export interface DrawnPhase {
  readonly index: number
  readonly x: number
  readonly width: number
  readonly isPlateau: boolean
  /** Behind its number, where there is room; its number alone, or not even that, where there is little. */
  readonly number: string
  readonly load: string
}

const letterPx = 6.4

/** Phases of the window, and behind the last one the drain. */
export function drawnPhases(
  phases: readonly Phase[],
  { window, x }: TimelineFrame,
  words: TimelineWords,
): readonly DrawnPhase[] {
  const seen = phases.filter(({ fromMs, toMs }) => toMs > window.fromMs && fromMs < window.toMs)
  return seen.map((phase) => {
    const left = x(phase.fromMs)
    const width = rounded(x(phase.toMs) - left)
    const number = String(phase.index + 1)
    const load = words.load(phase)
    return {
      index: phase.index,
      x: left,
      width,
      isPlateau: isPlateau(phase),
      number: width < 14 ? '' : number,
      load: (number.length + 1 + load.length) * letterPx + 10 < width ? load : '',
    }
  })
}

export interface TimeTick {
  readonly x: number
  readonly text: string
  readonly anchor: 'start' | 'middle' | 'end'
}

/** Round times; those that the flag of a moment would touch give way. */
export function windowTicks(
  frame: TimelineFrame,
  flagX: number | undefined,
  words: TimelineWords,
): readonly TimeTick[] {
  const { window, leftPx, rightPx, x } = frame
  const [, step = 1000] = timeTicks(window.toMs - window.fromMs, rightPx - leftPx, 54)
  const first = Math.ceil(window.fromMs / step) * step
  const count = Math.max(0, Math.floor((window.toMs - first) / step) + 1)
  return Array.from({ length: count }, (_, index) => first + index * step)
    .filter((atMs) => flagX === undefined || Math.abs(x(atMs) - flagX) >= 34)
    .map((atMs) => {
      const at = x(atMs)
      return { x: at, text: words.timeText(atMs), anchor: at > rightPx - 8 ? 'end' : 'middle' }
    })
}
