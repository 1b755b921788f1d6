import type { Mark } from '../../domain/diagnosis.ts'
import type { TimelineFrame } from './timelineFrame.ts'
import type { TimelineWords } from './timelineSettings.ts'

/** A numbered box above its lane, with a stem down to the moment on the band. */
export interface DrawnMark {
  readonly number: number
  readonly atMs: number
  /** Middle of the box. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly stem: string
  readonly title: string
}

const apartPx = 2

/** Those within the window. Boxes of one lane push each other aside; the stem still ends at the moment. */
export function drawnMarks(
  marks: readonly Mark[],
  laneNames: readonly string[],
  frame: TimelineFrame,
  words: TimelineWords,
): readonly DrawnMark[] {
  const { window } = frame
  const seen = marks.filter(({ atMs }) => atMs >= window.fromMs && atMs <= window.toMs)
  const byLane = Map.groupBy(seen, ({ lane }) => laneNames.indexOf(lane))
  return [...byLane]
    .filter(([lane]) => lane >= 0)
    .flatMap(([lane, own]) => placedOf(own, lane, frame, words))
    .toSorted((a, b) => a.number - b.number)
}

function placedOf(own: readonly Mark[], lane: number, frame: TimelineFrame, words: TimelineWords): DrawnMark[] {
  const laneY = frame.laneY(lane)
  const y = laneY - (frame.lanePx > 40 ? 18 : 16)
  const widths = own.map(({ number }) => 9 + 6.2 * String(number).length)
  const places = pushedApart(
    own.map(({ atMs }) => frame.x(atMs)),
    widths,
    frame.rightPx + 10,
  )
  return own.map((mark, at) => {
    const x = places[at] ?? 0
    const width = widths[at] ?? 15
    const momentX = frame.x(mark.atMs)
    // Upright while the box is still above its moment.
    const footX = Math.abs(momentX - x) <= width / 2 ? momentX : x
    return {
      number: mark.number,
      atMs: mark.atMs,
      x,
      y,
      width,
      stem: `M${footX} ${y + 7}L${momentX} ${laneY}`,
      title: words.markName(mark),
    }
  })
}

/** To the right, as far as need be, and back from the edge; where there is no room at all they lie over each other. */
function pushedApart(wanted: readonly number[], widths: readonly number[], mostX: number): readonly number[] {
  const places = [...wanted]
  const room = (a: number, b: number) => ((widths[a] ?? 0) + (widths[b] ?? 0)) / 2 + apartPx
  for (let at = 1; at < places.length; at += 1) {
    places[at] = Math.max(places[at] ?? 0, (places[at - 1] ?? 0) + room(at - 1, at))
  }
  for (let at = places.length - 1, edge = mostX; at >= 0; at -= 1) {
    places[at] = Math.min(places[at] ?? 0, edge - (at === places.length - 1 ? (widths[at] ?? 0) / 2 : 0))
    edge = (places[at] ?? 0) - room(at, at - 1)
  }
  return places
}
