import { inLaneOrder } from '../charts/timeline/timelineFrame.ts'
import type { ComponentState, Diagnosis } from '../domain/diagnosis.ts'
import { laneText, stateText } from '../text/diagnosis/stateText.ts'
import type { ReportTexts } from '../text/report/reportTexts.ts'
import { durationText } from '../text/units.ts'
import { type Cell, type CellMark, type DataTable, figureColumn, marked, textColumn } from './dataTable.ts'

const signs: Readonly<Record<ComponentState, CellMark>> = {
  notKnown: 'unknown',
  starting: 'unknown',
  healthy: 'up',
  degraded: 'degraded',
  unresponsive: 'unresponsive',
  down: 'down',
  recovering: 'recovering',
}

/** The timeline's lanes as a table: every component's states, one after the other. */
export function laneStatesTable({ lanes }: Diagnosis, texts: ReportTexts): DataTable {
  const { t, figures, language } = texts
  return {
    name: 'states',
    title: t('timeline.states'),
    columns: [
      textColumn(t('timeline.component')),
      textColumn(t('timeline.state')),
      figureColumn(t('timeline.from')),
      figureColumn(t('timeline.to')),
      figureColumn(t('timeline.lasted')),
    ],
    rows: inLaneOrder(lanes).flatMap(({ lane, spans }) =>
      spans.map(({ state, fromMs, toMs }): Cell[] => {
        return [
          laneText(lane, language),
          marked(signs[state], stateText(state, language)),
          figures.runTime(fromMs),
          figures.runTime(toMs),
          durationText(toMs - fromMs, language),
        ]
      }),
    ),
  }
}
