import { useId } from 'react'
import { limitsBand } from '../../../../shared/charts/limits/limitsBand.ts'
import type { OperatingLimits } from '../../../../shared/domain/operatingLimits.ts'
import { limitsSentence } from '../../../../shared/text/timeline/limitsWords.ts'
import { useReportText } from '../../../text/useReportText.ts'
import { PatternDefs } from '../../../ui/PatternDefs.tsx'
import classes from './LimitsPart.module.css'
import { ZoneRect } from './ZoneRect.tsx'

/** One configuration’s zones, figures under their edges, × where a plateau failed. */
export function LimitsBandView({
  limits,
  failedAt,
  max,
  widthPx,
}: {
  readonly limits: OperatingLimits
  readonly failedAt: number | undefined
  readonly max: number
  readonly widthPx: number
}) {
  const report = useReportText()
  const drawing = useId()
  if (widthPx === 0) return <span />
  const { zones, edges, failedX, heightPx, middleY } = limitsBand(limits, failedAt, max, widthPx)
  return (
    <svg
      className={classes.band}
      width={widthPx}
      height={heightPx}
      role="img"
      aria-label={limitsSentence(limits, report)}
    >
      <PatternDefs id={drawing} />
      {zones.map((box) => (
        <ZoneRect key={box.zone} box={box} drawing={drawing} />
      ))}
      {edges.map(({ kind, x, textX, value }) => (
        <g key={kind} data-kind={kind}>
          {kind !== 'failed' && <path d={`M${x} ${middleY - 11}v22`} className={classes.edge} />}
          <text x={textX} y={heightPx - 4} textAnchor="middle">
            {kind === 'failed'
              ? report.t('limits.failedAt', { value: report.figures.plain(value) })
              : report.figures.plain(value)}
          </text>
        </g>
      ))}
      {failedX !== undefined && (
        <path d={`M${failedX - 5} ${middleY - 5}l10 10m0-10l-10 10`} className={classes.failed} />
      )}
    </svg>
  )
}
