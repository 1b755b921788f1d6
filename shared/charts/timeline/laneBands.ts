import type { ComponentState, Lane, Mark } from '../../domain/diagnosis.ts'
import { bandLooks, worstState } from './bandLook.ts'
import { rounded, type TimelineFrame } from './timelineFrame.ts'
import type { TimelineWords } from './timelineSettings.ts'

export interface Band {
  readonly state: ComponentState
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Said of it when the pointer rests on it. */
  readonly title: string
  /** Written into it, where it has room. */
  readonly word?: string
}

export interface DrawnLane {
  readonly lane: string
  readonly name: string
  readonly worst: ComponentState
  /** Middle of the bands. */
  readonly y: number
  /** Upper edge of the lane. */
  readonly top: number
  readonly bands: readonly Band[]
}

const letterPx = 6.7
const told: readonly ComponentState[] = ['degraded', 'recovering', 'unresponsive', 'down']

export function drawnLanes(
  lanes: readonly Lane[],
  marks: readonly Mark[],
  frame: TimelineFrame,
  words: TimelineWords,
): readonly DrawnLane[] {
  return lanes.map((lane, index) => ({
    lane: lane.lane,
    name: words.laneName(lane),
    worst: worstState(lane.spans.map(({ state }) => state)),
    y: frame.laneY(index),
    top: frame.lanesTopPx + 4.5 + index * frame.lanePx,
    bands: bandsOf(lane, marks, frame, frame.laneY(index), words),
  }))
}

function bandsOf(
  lane: Lane,
  marks: readonly Mark[],
  { window, x }: TimelineFrame,
  middle: number,
  words: TimelineWords,
): readonly Band[] {
  const name = words.laneName(lane)
  return lane.spans
    .filter(({ fromMs, toMs }) => toMs > window.fromMs && fromMs < window.toMs)
    .map((span) => {
      const { thicknessPx } = bandLooks[span.state]
      const left = x(span.fromMs)
      const width = Math.max(1, rounded(x(span.toMs) - left))
      const word = bandWord(lane, span, marks, width, words)
      return {
        state: span.state,
        x: left,
        y: middle - thicknessPx / 2,
        width,
        height: thicknessPx,
        title: words.span(name, span.state, span),
        ...(word !== undefined && { word }),
      }
    })
}

/** The longest that fits: `down for 0:44, exit 3`, `down for 0:44`, `down`. */
function bandWord(
  { lane }: Lane,
  { state, fromMs, toMs }: Lane['spans'][number],
  marks: readonly Mark[],
  width: number,
  { stateName, lasted: lastedText, exit }: TimelineWords,
): string | undefined {
  if (!told.includes(state)) return undefined
  const name = stateName(state)
  const lasted = lastedText(state, toMs - fromMs)
  const code = marks.find(
    (one) => one.lane === lane && one.exitCode !== undefined && one.atMs >= fromMs - 1500 && one.atMs < toMs,
  )?.exitCode
  const choices =
    state === 'down' ? [...(code === undefined ? [] : [`${lasted}, ${exit(code)}`]), lasted, name] : [name]
  return choices.find((one) => one.length * letterPx + 14 <= width)
}
