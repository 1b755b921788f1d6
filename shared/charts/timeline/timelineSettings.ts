import type { ComponentState, Lane, Mark } from '../../domain/diagnosis.ts'
import type { Phase } from '../../domain/profile.ts'

/** A part of the run, on its time base. */
export interface TimeWindow {
  readonly fromMs: number
  readonly toMs: number
}

/** What is written into the drawing, in the reader's language. */
export interface TimelineWords {
  readonly timeText: (atMs: number) => string
  readonly laneName: (lane: Pick<Lane, 'lane' | 'role'>) => string
  readonly stateName: (state: ComponentState) => string
  /** `api-2 down, 4:31 to 5:15`. */
  readonly span: (name: string, state: ComponentState, span: TimeWindow) => string
  /** `down for 0:44`: beside a time axis a bare 0:44 would read as a moment. */
  readonly lasted: (state: ComponentState, forMs: number) => string
  /** `exit 3`. */
  readonly exit: (code: number) => string
  /** `700 users`, `300 → 700 users`. */
  readonly load: (phase: Phase) => string
  readonly drain: string
  /** What happened, with its time. */
  readonly markName: (mark: Mark) => string
}

export interface TimelineSettings {
  readonly widthPx: number
  /** Of a lane; its mark stands above its band, so 31 is the least. */
  readonly lanePx: number
  readonly phases: readonly Phase[]
  /** The part that is drawn large. */
  readonly window: TimeWindow
  /** Number of the mark that is looked at. */
  readonly selected?: number | undefined
  /** Numbers of the marks over which a finding spread. */
  readonly spread?: readonly number[] | undefined
  /** A moment that is looked at. */
  readonly atMs?: number | undefined
  readonly words: TimelineWords
}
