import type { TimelineWords } from '../../charts/timeline/timelineSettings.ts'
import type { Lane } from '../../domain/diagnosis.ts'
import type { Phase } from '../../domain/profile.ts'
import { phaseLevels } from '../../load/phaseLevels.ts'
import type { ReportTexts } from '../report/reportTexts.ts'
import { markWords, stateName } from './told.ts'

/** What the timeline's drawing says, in the reader's language. */
export function timelineWords(texts: ReportTexts): TimelineWords {
  const { t, figures } = texts
  const state: TimelineWords['stateName'] = (one) => stateName(one, texts)
  return {
    timeText: figures.runTime,
    laneName: ({ lane }) => laneName(lane, texts),
    stateName: state,
    span: (name, of, { fromMs, toMs }) =>
      t('timeline.span', { name, state: state(of), from: figures.runTime(fromMs), to: figures.runTime(toMs) }),
    exit: (code) => t('timeline.exit', { code }),
    load: (phase) => loadText(phase, texts),
    drain: t('timeline.drain'),
    markName: (mark) => `${figures.runTime(mark.atMs)} ${laneName(mark.lane, texts)}, ${markWords(mark, texts)}`,
  }
}

/** As the run names it; the clients’ view and the generator are none of its containers. */
export function laneName(lane: Lane['lane'], { t }: ReportTexts): string {
  if (lane === 'clients') return t('timeline.clients')
  return lane === 'generator' ? t('timeline.generator') : lane
}

function loadText(phase: Phase, { t, figures }: ReportTexts): string {
  const { unit, from, to } = phaseLevels(phase)
  const level =
    from === to ? figures.plain(to) : t('timeline.ramp', { from: figures.plain(from), to: figures.plain(to) })
  return t(unit === 'users' ? 'timeline.users' : 'timeline.rate', { level })
}
