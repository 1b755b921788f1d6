import { roomForReadouts } from './readoutLines.ts'
import { type ChartRow, layOut, type Stack } from './stackChart.ts'

const leastPlotPx = 44

/**
 * Shares a height out among the rows by their weights. No row gets less than 44 px, or than its names and values need: below the
 * sum of these the stack is higher than what was given, and whoever shows it scrolls.
 */
export function fitRows({ rows, frame }: Stack, heightPx: number): Stack {
  const bare = layOut(
    rows.map((row) => ({ ...row, plotPx: 0 })),
    frame,
  ).heightPx
  const least = rows.map((row) => Math.max(leastPlotPx, roomForReadouts(row)))
  const heights = shared(rows, least, heightPx - bare)
  return { frame, rows: rows.map((row, index) => ({ ...row, plotPx: heights[index] ?? leastPlotPx })) }
}

/** Rows that need more than their share get what they need first; the others share the rest. */
function shared(rows: readonly ChartRow[], least: readonly number[], roomPx: number): number[] {
  const fixed = new Set<number>()
  for (;;) {
    const taken = least.reduce((sum, px, index) => sum + (fixed.has(index) ? px : 0), 0)
    const weights = rows.reduce((sum, { weight }, index) => sum + (fixed.has(index) ? 0 : weight), 0)
    const px = rows.map(({ weight }, index) =>
      fixed.has(index) ? (least[index] ?? 0) : Math.floor(((roomPx - taken) * weight) / Math.max(weights, 1)),
    )
    const short = px.findIndex((height, index) => !fixed.has(index) && height < (least[index] ?? 0))
    if (short === -1) return px
    fixed.add(short)
  }
}
