import type { Diagnosis } from '../../domain/diagnosis.ts'
import { type DrawnLane, drawnLanes } from './laneBands.ts'
import { type DrawnMark, drawnMarks } from './markPlaces.ts'
import { type Overview, overview } from './overview.ts'
import { type DrawnPhase, drawnPhases, type TimeTick, windowTicks } from './phaseBands.ts'
import { type Stair, stair } from './stair.ts'
import { inLaneOrder, type TimelineFrame, timelineEndMs, timelineFrame } from './timelineFrame.ts'
import type { TimelineSettings } from './timelineSettings.ts'

/** A run's crash timeline in px: the same for the screen, which makes buttons of the marks, and for paper. */
export interface CrashTimeline {
  readonly frame: TimelineFrame
  readonly overview: Overview
  readonly phases: readonly DrawnPhase[]
  /** Where the load ended and the drain began; absent outside the window. */
  readonly drainX?: number
  readonly lanes: readonly DrawnLane[]
  readonly marks: readonly DrawnMark[]
  readonly stair?: Stair
  readonly ticks: readonly TimeTick[]
  /** The moment that is looked at, or of the selected mark. */
  readonly cursor?: { readonly x: number; readonly text: string }
}

export function crashTimeline(
  diagnosis: Pick<Diagnosis, 'lanes' | 'marks'>,
  settings: TimelineSettings,
): CrashTimeline {
  const { phases, words, spread, window } = settings
  const lanes = inLaneOrder(diagnosis.lanes)
  const frame = timelineFrame(lanes, timelineEndMs(diagnosis, phases), settings)
  const marks = drawnMarks(
    diagnosis.marks,
    lanes.map(({ lane }) => lane),
    frame,
    words,
  )
  const steps = stair(marks, spread)
  const cursor = cursorAt(diagnosis, settings, frame)
  const loadEndMs = phases.at(-1)?.toMs ?? frame.endMs
  const hasDrain = loadEndMs > window.fromMs && loadEndMs < window.toMs
  return {
    frame,
    overview: overview(
      lanes.find(({ role }) => role === 'clients'),
      phases,
      frame,
    ),
    phases: drawnPhases(phases, frame, words),
    ...(hasDrain && { drainX: frame.x(loadEndMs) }),
    lanes: drawnLanes(lanes, diagnosis.marks, frame, words),
    marks,
    ...(steps && { stair: steps }),
    ticks: windowTicks(frame, cursor?.x, words),
    ...(cursor && { cursor }),
  }
}

function cursorAt(
  { marks }: Pick<Diagnosis, 'marks'>,
  { atMs, selected, window, words }: TimelineSettings,
  frame: TimelineFrame,
): CrashTimeline['cursor'] {
  const at = atMs ?? marks.find(({ number }) => number === selected)?.atMs
  if (at === undefined || at < window.fromMs || at > window.toMs) return undefined
  return { x: frame.x(at), text: words.timeText(at) }
}
