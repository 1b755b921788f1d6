import { useElementSize } from '@mantine/hooks'
import { profileCurve } from '../../../../shared/charts/profileCurve.ts'
import type { AnyStage } from '../../../../shared/domain/profile.ts'
import { planDurationMs } from '../../../../shared/load/planDurationMs.ts'
import { stageLevel } from '../../../../shared/load/toPhases.ts'
import { durationText } from '../../../../shared/text/units.ts'
import { useText } from '../../../text/useText.ts'
import classes from './ProfileDrawing.module.css'

interface Props {
  readonly title: string
  readonly stages: readonly AnyStage[]
  /** Phase that the table points at. */
  readonly pointed: number | undefined
}

/** The plan as it will be followed; plateaus are shaded, phases have their numbers. */
export function ProfileDrawing({ title, stages, pointed }: Props) {
  const { t, figures, language } = useText()
  const { ref, width, height } = useElementSize()
  const curve = profileCurve(stages, Math.max(width, 120), Math.max(height, 100))
  const { phases, left, right, bottom } = curve
  const isRate = stages.some((stage) => 'ratePerS' in stage)
  const label = t(isRate ? 'bench.rateCurve' : 'bench.curve', {
    title,
    phases: phases.length,
    users: figures.plain(Math.max(0, ...stages.map(stageLevel))),
    duration: durationText(planDurationMs(stages), language),
  })
  return (
    <div ref={ref} className={classes.place}>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={label}>
          {phases.map(({ index, x, width: wide, isPlateau }) => (
            <g key={index}>
              {isPlateau && <rect className={classes.plateau} x={x} y={4} width={wide} height={bottom - 4} />}
              {wide > 12 && (
                <text className={index === pointed ? classes.pointedNumber : classes.axis} x={x + wide / 2} y={15}>
                  {index + 1}
                </text>
              )}
            </g>
          ))}
          {curve.levelTicks.map(({ y, level }) => (
            <g key={level}>
              <path className={level === 0 ? classes.base : classes.grid} d={`M${left} ${y}H${right}`} />
              <text className={classes.users} x={left - 6} y={y + 3.5}>
                {figures.count(level)}
              </text>
            </g>
          ))}
          {isRate && (
            <text className={classes.users} x={left - 6} y={11}>
              {t('bench.rateUnit')}
            </text>
          )}
          {curve.timeTicks.map(({ x, atMs }) => (
            <g key={atMs}>
              <path className={classes.tick} d={`M${x} ${bottom}v4`} />
              <text className={classes.axis} x={x} y={bottom + 15}>
                {figures.runTime(atMs)}
              </text>
            </g>
          ))}
          <path className={classes.area} d={curve.area} />
          <path className={classes.line} d={curve.line} />
          {pointed !== undefined && <path className={classes.pointed} d={phases[pointed]?.line ?? ''} />}
        </svg>
      )}
    </div>
  )
}
