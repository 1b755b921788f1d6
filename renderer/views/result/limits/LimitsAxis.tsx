import { limitX } from '../../../../shared/charts/limits/limitsBand.ts'
import { useReportText } from '../../../text/useReportText.ts'
import classes from './LimitsPart.module.css'

/** The axis that all bands share. */
export function LimitsAxis({
  max,
  ticks,
  widthPx,
}: {
  readonly max: number
  readonly ticks: readonly number[]
  readonly widthPx: number
}) {
  const { figures } = useReportText()
  if (widthPx === 0) return null
  return (
    <svg className={classes.band} width={widthPx} height={18} aria-hidden="true">
      {ticks.map((value) => {
        const x = limitX(value, max, widthPx)
        return (
          <g key={value}>
            <path d={`M${x} 0v4`} className={classes.tick} />
            <text
              x={x}
              y={15}
              textAnchor={value === 0 ? 'start' : value === max ? 'end' : 'middle'}
              className={classes.axisText}
            >
              {figures.plain(value)}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
