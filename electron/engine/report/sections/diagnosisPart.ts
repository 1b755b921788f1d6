import { legendStates } from '../../../../shared/charts/timeline/bandLook.ts'
import { crashTimeline } from '../../../../shared/charts/timeline/crashTimeline.ts'
import { openingWindow } from '../../../../shared/charts/timeline/openingWindow.ts'
import { timelineEndMs } from '../../../../shared/charts/timeline/timelineFrame.ts'
import type { Diagnosis } from '../../../../shared/domain/diagnosis.ts'
import type { RunResult } from '../../../../shared/domain/runResult.ts'
import { failoversTable } from '../../../../shared/tables/failoversTable.ts'
import { marksTable } from '../../../../shared/tables/marksTable.ts'
import { stateText } from '../../../../shared/text/diagnosis/stateText.ts'
import type { ReportTexts } from '../../../../shared/text/report/reportTexts.ts'
import { hasTimeline } from '../../../../shared/text/timeline/hasTimeline.ts'
import { timelineWords } from '../../../../shared/text/timeline/timelineWords.ts'
import { writtenFaults } from '../../../../shared/text/timeline/writtenFaults.ts'
import { tablePart } from '../dataTableHtml.ts'
import { type Html, html, nothing } from '../html.ts'
import { logAnchor } from '../logAnchor.ts'
import type { ReportModel, Shown } from '../reportModel.ts'
import { bandSwatch } from '../stateShape.ts'
import { timelineFigure } from '../timelineFigure.ts'
import { findingsPart } from './findingsPart.ts'

/** The whole width between the margins of A4. */
const pageWidthPx = 680
const lanePx = 31

/** What broke first, how it spread, and why: timeline, marks with their evidence, findings, failover. Nothing without a diagnosis. */
export function diagnosisPart(shown: Shown, { texts, comparison }: Pick<ReportModel, 'texts' | 'comparison'>): Html {
  const { typical, index, id } = shown
  const diagnosis = typical?.diagnosis
  if (typical === undefined || !hasTimeline(diagnosis)) return nothing
  const { t } = texts
  const logOf = (container: string) => logAnchor(shown, container)
  const hasMarks = diagnosis.marks.length > 0
  const faults = writtenFaults(diagnosis.faults, texts)
  return html`<div class="keep"><h3>${t('timeline.title')}</h3>${faults === '' ? undefined : html`<p class="m">${t('faults.note', { faults })}</p>`}
${hasMarks ? figure(typical, diagnosis, { name: `t${index}`, id }, texts) : html`<p class="m">${t('timeline.noMarks')}</p>`}</div>
${tablePart(marksTable(diagnosis, typical.model === 'open', texts, logOf), 'marks')}
${findingsPart(diagnosis, texts, { comparison, configuration: id, logOf })}
${tablePart(failoversTable(diagnosis, texts), 'failover')}`
}

function figure(
  result: RunResult,
  diagnosis: Diagnosis,
  { name, id }: { readonly name: string; readonly id: string },
  texts: ReportTexts,
): Html {
  const { t, figures } = texts
  const words = timelineWords(texts)
  const window = openingWindow(diagnosis, timelineEndMs(diagnosis, result.phases))
  const timeline = crashTimeline(diagnosis, {
    widthPx: pageWidthPx,
    lanePx,
    phases: result.phases,
    window,
    spread: diagnosis.findings[0]?.marks,
    words,
  })
  const label = t('timeline.label', {
    name: id,
    from: figures.runTime(window.fromMs),
    to: figures.runTime(window.toMs),
    count: diagnosis.marks.length,
  })
  return html`${legend(diagnosis, name, texts)}${timelineFigure(timeline, { name, label, whole: t('timeline.whole'), drain: words.drain })}`
}

function legend({ lanes, findings }: Diagnosis, name: string, texts: ReportTexts): Html {
  const there = new Set(lanes.flatMap(({ spans }) => spans.map(({ state }) => state)))
  const told = legendStates.filter((state) => there.has(state))
  const states = told.map((state) => html`<li>${bandSwatch(state, name)}${stateText(state, texts.language)}</li>`)
  const spread =
    (findings[0]?.marks.length ?? 0) < 2
      ? undefined
      : html`<li><svg width="24" height="12" aria-hidden="true"><path d="M1 10V6h10V3h9M17 .5l3.5 2.5-3.5 2.5" fill="none" stroke="var(--accent)" stroke-width="1.6"/></svg>${texts.t('timeline.spread')}</li>`
  return html`<ul class="legend states">${states}${spread}</ul>`
}
