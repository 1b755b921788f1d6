import { useId } from 'react'
import { bandLooks, legendStates } from '../../../../shared/charts/timeline/bandLook.ts'
import type { Lane } from '../../../../shared/domain/diagnosis.ts'
import { stateText } from '../../../../shared/text/diagnosis/stateText.ts'
import { useReportText } from '../../../text/useReportText.ts'
import { PatternDefs } from '../../../ui/PatternDefs.tsx'
import { StateBand } from './StateBand.tsx'
import classes from './TimelinePart.module.css'

/** A piece of each kind of band that is there, with its word. */
export function StateLegend({ lanes }: { readonly lanes: readonly Lane[] }) {
  const report = useReportText()
  const drawing = useId()
  const there = new Set(lanes.flatMap(({ spans }) => spans.map(({ state }) => state)))
  return (
    <span className={classes.legend}>
      <svg width="0" height="0" aria-hidden="true">
        <PatternDefs id={drawing} />
      </svg>
      {legendStates
        .filter((state) => there.has(state))
        .map((state) => {
          const height = bandLooks[state].thicknessPx
          const band = { state, x: 0.5, y: (20 - height) / 2, width: 21, height }
          return (
            <span key={state}>
              <svg width="22" height="20" aria-hidden="true">
                <StateBand band={band} drawing={drawing} />
              </svg>
              {stateText(state, report.language)}
            </span>
          )
        })}
    </span>
  )
}
