import type { Diagnosis, Lane } from '../../domain/diagnosis.ts'
import type { Phase } from '../../domain/profile.ts'
import type { TimelineSettings, TimeWindow } from './timelineSettings.ts'

const letterPx = 6.7
const rightPx = 14
/** Before a lane's name stands the mark of its worst state. */
const nameLeftPx = 18
export const overviewPx = 44
const lensPx = 16
const headPx = 20
const axisPx = 24

/** Where things lie, in px from the top left. */
export interface TimelineFrame {
  readonly widthPx: number
  readonly heightPx: number
  readonly nameLeftPx: number
  /** Between them the time goes. */
  readonly leftPx: number
  readonly rightPx: number
  /** Where the window's part begins, with the names of its phases. */
  readonly headTopPx: number
  readonly lanesTopPx: number
  readonly lanePx: number
  readonly bottomPx: number
  /** Of the whole run. */
  readonly endMs: number
  readonly window: TimeWindow
  /** A moment within the window. */
  readonly x: (atMs: number) => number
  /** The same in the strip of the whole run. */
  readonly wholeX: (atMs: number) => number
  /** How much time lies in so many px of it. */
  readonly wholeMs: (px: number) => number
  /** The middle of the band of lane `index`. */
  readonly laneY: (index: number) => number
}

export function timelineFrame(
  lanes: readonly Lane[],
  endMs: number,
  { widthPx, lanePx, window, words }: Pick<TimelineSettings, 'widthPx' | 'lanePx' | 'window' | 'words'>,
): TimelineFrame {
  const longest = lanes.reduce((most, lane) => Math.max(most, words.laneName(lane).length), 0)
  const leftPx = Math.round(Math.min(widthPx * 0.3, Math.max(86, nameLeftPx + longest * letterPx + 10)))
  const right = widthPx - rightPx
  const headTopPx = overviewPx + lensPx
  const lanesTopPx = headTopPx + headPx
  const bottomPx = lanesTopPx + 6 + lanes.length * lanePx
  const scaled = (from: number, to: number) => (atMs: number) =>
    rounded(leftPx + ((Math.min(to, Math.max(from, atMs)) - from) / Math.max(1, to - from)) * (right - leftPx))
  return {
    widthPx,
    heightPx: bottomPx + axisPx,
    nameLeftPx,
    leftPx,
    rightPx: right,
    headTopPx,
    lanesTopPx,
    lanePx,
    bottomPx,
    endMs,
    window,
    x: scaled(window.fromMs, window.toMs),
    wholeX: scaled(0, endMs),
    wholeMs: (px) => (px / Math.max(1, right - leftPx)) * endMs,
    laneY: (index) => lanesTopPx + 11 + index * lanePx + lanePx / 2,
  }
}

/** To the end of what is known, and of the plan. */
export function timelineEndMs({ lanes }: Pick<Diagnosis, 'lanes'>, phases: readonly Phase[]): number {
  const ends = [...lanes.flatMap(({ spans }) => spans.map(({ toMs }) => toMs)), ...phases.map(({ toMs }) => toMs)]
  return ends.reduce((a, b) => Math.max(a, b), 1000)
}

const lanes: readonly Lane['role'][] = [
  'clients',
  'balancer',
  'proxy',
  'api',
  'cache',
  'database',
  'other',
  'generator',
]

/** From the clients down to the generator, whatever the order in which they come. */
export function inLaneOrder(all: readonly Lane[]): readonly Lane[] {
  return all.toSorted((a, b) => lanes.indexOf(a.role) - lanes.indexOf(b.role))
}

export function rounded(px: number): number {
  return Math.round(px * 10) / 10
}
