import { useId } from 'react'
import type { LimitZone } from '../../../../shared/charts/limits/limitsBand.ts'
import { PatternDefs } from '../../../ui/PatternDefs.tsx'
import { ZoneRect } from './ZoneRect.tsx'

/** A piece of a zone, for the legend. */
export function ZoneSwatch({ zone }: { readonly zone: LimitZone }) {
  const drawing = useId()
  const heights = { normal: 4, peak: 8, maximumSafe: 11, untried: 14, danger: 14 }
  const height = heights[zone]
  return (
    <svg width="22" height="15" aria-hidden="true">
      <PatternDefs id={drawing} />
      <ZoneRect box={{ zone, x: 0.5, y: (15 - height) / 2, width: 21, height }} drawing={drawing} />
    </svg>
  )
}
