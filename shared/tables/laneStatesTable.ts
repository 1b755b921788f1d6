import { inLaneOrder } from '../charts/timeline/timelineFrame.ts'
import type { ComponentState, Diagnosis } from '../domain/diagnosis.ts'
import { laneText, stateText } from '../text/diagnosis/stateText.ts'
import type { ReportTexts } from '../text/report/reportTexts.ts'
import { durationText } from '../text/units.ts'
import { type Cell, type CellMark, type DataTable, figureColumn, textColumn } from './dataTable.ts'

const signs: Readonly<Partial<Record<ComponentState, CellMark>>> = { healthy: 'up', down: 'down', notKnown: 'unknown' }

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
        const mark = signs[state]
        const name = stateText(state, language)
        return [
          laneText(lane, language),
          mark === undefined ? name : { mark, parts: [{ text: name }] },
          figures.runTime(fromMs),
          figures.runTime(toMs),
          durationText(toMs - fromMs, language),
        ]
      }),
    ),
  }
}
