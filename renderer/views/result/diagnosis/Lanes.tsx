import type { CrashTimeline } from '../../../../shared/charts/timeline/crashTimeline.ts'
import type { DrawnLane } from '../../../../shared/charts/timeline/laneBands.ts'
import { markedState } from '../../../ui/markedState.ts'
import { StateShape } from '../../../ui/StateMark.tsx'
import { StateBand } from './StateBand.tsx'
import classes from './TimelineDrawing.module.css'

/** Every component with its states over time, the worst of them before its name. */
export function Lanes({ timeline, drawing }: { readonly timeline: CrashTimeline; readonly drawing: string }) {
  const { frame, lanes } = timeline
  return lanes.map((lane, index) => (
    <g key={lane.lane}>
      {index > 0 && <path d={`M0 ${lane.top}H${frame.rightPx}`} className={classes.hairline} />}
      <g transform={`translate(0 ${lane.y - 6})`}>
        <StateShape state={markedState(lane.worst)} />
      </g>
      <text x={frame.nameLeftPx} y={lane.y + 4} className={classes.name}>
        <title>{lane.name}</title>
        {shortened(lane.name, frame.leftPx - frame.nameLeftPx)}
      </text>
      {lane.bands.map((band) => (
        <StateBand key={`${band.x} ${band.state}`} band={band} drawing={drawing} title={band.title} />
      ))}
      <BandWords lane={lane} />
    </g>
  ))
}

function BandWords({ lane }: { readonly lane: DrawnLane }) {
  return lane.bands.map(
    ({ word, x, state }) =>
      word !== undefined && (
        <text key={x} x={x + 8} y={lane.y + 4} className={classes.word} data-state={state}>
          {word}
        </text>
      ),
  )
}

/** An ellipsis where the name's column is full. */
function shortened(name: string, widthPx: number): string {
  const most = Math.floor(widthPx / 6.7)
  return name.length > most ? `${name.slice(0, Math.max(1, most - 1))}…` : name
}
