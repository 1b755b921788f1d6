import { type ZoneBox, zonePaint } from '../../../../shared/charts/limits/limitsBand.ts'
import { patternUrl } from '../../../ui/PatternDefs.tsx'

/** A zone by height, pattern and colour. */
export function ZoneRect({
  box: { zone, x, y, width, height },
  drawing,
}: {
  readonly box: ZoneBox
  readonly drawing: string
}) {
  const { fill, stroke, opacity } = zonePaint(zone, patternUrl(drawing))
  const place = { x, y, width, height }
  return (
    <>
      <rect {...place} fill={fill} opacity={opacity} />
      {stroke !== undefined && <rect {...place} fill="none" stroke={stroke} />}
    </>
  )
}
