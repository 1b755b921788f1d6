import { shareOfScale } from './axisScale.ts'
import type { ChartTheme } from './chartTheme.ts'
import { colorOf } from './rowSeries.ts'
import { type ChartOption, type ChartRow, type StackFrame, type StackLayout, xOf } from './stackChart.ts'

const apartPx = 13

/**
 * The letter of each curve at the right edge, as high as its last point, pushed apart. A curve that ends before the axis does
 * ends in × with its letter beside it. Curves without data have no letter.
 */
export function endLetters(
  row: ChartRow,
  index: number,
  layout: StackLayout,
  { endMs }: StackFrame,
  theme: ChartTheme,
): ChartOption[] {
  const place = layout.rows[index]
  if (place === undefined) return []
  const ends = row.curves.flatMap(({ letter, points, line }) => {
    const last = points.findLast(([, value]) => value !== null)
    if (letter === undefined || last === undefined) return []
    const x = xOf(last[0], layout, endMs)
    const y = place.plotTopPx + place.plotPx * (1 - shareOfScale(row.scale, last[1] ?? 0))
    const isCut = endMs - last[0] > Math.max(3000, endMs * 0.012)
    return [{ letter, color: colorOf(line, theme), x, y, isCut }]
  })
  const whole = ends.filter(({ isCut }) => !isCut)
  const edge = layout.plotLeftPx + layout.plotWidthPx
  const heights = pushedApart(
    whole.map(({ y }) => y),
    place.plotTopPx + 2,
    place.plotTopPx + place.plotPx,
  )
  return [
    ...ends
      .filter(({ isCut }) => isCut)
      .flatMap(({ letter, color, x, y }) => [...crossAt(x, y, color), cutLetter(letter, x, y, theme)]),
    ...whole.flatMap(({ letter, color, y }, at) => {
      const labelY = heights[at] ?? y
      // From the end of the curve to its letter, so that it is known which is whose also where they were pushed apart.
      return [
        lineFrom(edge, y, edge + 4, labelY, color),
        bar(edge + 4, labelY, color),
        text(letter, edge + 10, labelY, theme),
      ]
    }),
  ]
}

/** Moves heights so that none is closer than 13 px to the next, all within the bounds where there is room. */
export function pushedApart(ys: readonly number[], fromY: number, toY: number): number[] {
  const order = ys.map((y, index) => ({ y, index })).toSorted((a, b) => a.y - b.y || a.index - b.index)
  const placed = new Array<number>(ys.length)
  let next = fromY
  for (const { y, index } of order) {
    placed[index] = Math.max(y, next)
    next = (placed[index] ?? y) + apartPx
  }
  let limit = toY
  for (const { index } of order.toReversed()) {
    placed[index] = Math.min(placed[index] ?? limit, limit)
    limit = (placed[index] ?? limit) - apartPx
  }
  return placed
}

function crossAt(x: number, y: number, stroke: string): ChartOption[] {
  const strokes = [-3.5, 3.5].map((dy) => ({ x1: x - 3.5, y1: y - dy, x2: x + 3.5, y2: y + dy }))
  return strokes.map((shape) => ({ type: 'line', silent: true, z: 5, shape, style: { stroke, lineWidth: 1.8 } }))
}

function lineFrom(x1: number, y1: number, x2: number, y2: number, stroke: string): ChartOption {
  return { type: 'line', silent: true, z: 4, shape: { x1, y1, x2, y2 }, style: { stroke, lineWidth: 0.6 } }
}

function bar(x: number, y: number, fill: string): ChartOption {
  return { type: 'rect', silent: true, z: 5, shape: { x, y: y - 6, width: 2.5, height: 12 }, style: { fill } }
}

function text(letter: string, x: number, y: number, theme: ChartTheme): ChartOption {
  const style = { text: letter, fill: theme.ink, font: `600 11px ${theme.font}`, verticalAlign: 'middle' }
  return { type: 'text', silent: true, z: 5, x, y, style }
}

/** Other curves may pass behind it. */
function cutLetter(letter: string, x: number, y: number, theme: ChartTheme): ChartOption {
  const plain = text(letter, x + 7, y, theme)
  return { ...plain, z: 7, style: { ...(plain.style as object), stroke: theme.paper, lineWidth: 3 } }
}
