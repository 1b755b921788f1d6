import { bandPaint } from '../../../../shared/charts/timeline/bandPaint.ts'
import type { Band } from '../../../../shared/charts/timeline/laneBands.ts'
import { patternUrl } from '../../../ui/PatternDefs.tsx'

/** A stretch of one state: its height and pattern say which. */
export function StateBand({
  band: { state, x, y, width, height },
  drawing,
  title,
}: {
  readonly band: Omit<Band, 'title' | 'word'>
  /** Id of the drawing, which has the patterns. */
  readonly drawing: string
  readonly title?: string
}) {
  return (
    <rect x={x} y={y} width={width} height={height} {...bandPaint(state, patternUrl(drawing))}>
      {title !== undefined && <title>{title}</title>}
    </rect>
  )
}
