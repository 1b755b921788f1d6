import type { TimelineWords } from '../../charts/timeline/timelineSettings.ts'
import type { Phase } from '../../domain/profile.ts'
import { phaseLevels } from '../../load/phaseLevels.ts'
import { markText } from '../diagnosis/markText.ts'
import { laneText, stateText } from '../diagnosis/stateText.ts'
import type { ReportTexts } from '../report/reportTexts.ts'

/** What the timeline's drawing says, in the reader's language. */
export function timelineWords(texts: ReportTexts): TimelineWords {
  const { t, figures, language } = texts
  const state: TimelineWords['stateName'] = (one) => stateText(one, language)
  return {
    timeText: figures.runTime,
    laneName: ({ lane }) => laneText(lane, language),
    stateName: state,
    span: (name, of, { fromMs, toMs }) =>
      t('timeline.span', { name, state: state(of), from: figures.runTime(fromMs), to: figures.runTime(toMs) }),
    lasted: (of, forMs) => t('timeline.for', { state: state(of), time: figures.runTime(forMs) }),
    exit: (code) => t('timeline.exit', { code }),
    load: (phase) => loadText(phase, texts),
    drain: t('timeline.drain'),
    markName: (mark) => `${figures.runTime(mark.atMs)} ${laneText(mark.lane, language)}, ${markText(mark, language)}`,
  }
}

function loadText(phase: Phase, { t, figures }: ReportTexts): string {
  const { unit, from, to } = phaseLevels(phase)
  const level =
    from === to ? figures.plain(to) : t('timeline.ramp', { from: figures.plain(from), to: figures.plain(to) })
  return t(unit === 'users' ? 'timeline.users' : 'timeline.rate', { level })
}
