import type { CounterReading, LogReading } from './counters.ts'
import type { Failure } from './failure.ts'
import type { Fault } from './fault.ts'
import type { LocalText } from './localText.ts'
import type { LineReading } from './logLine.ts'
import type { HostReading, ProbeReading, Reading } from './reading.ts'
import type { RunAt, RunOutcome } from './run.ts'
import type { Tick } from './tick.ts'

/** What a run announces. */
export type RunEvent = {
  readonly runId: string
  /** Counts from 1 without gaps within a run. */
  readonly seq: number
  /** Since the run left the queue. */
  readonly elapsedMs: number
  /** On the run's time base, 0 at the start of measuring; absent until that moment is known. */
  readonly atMs?: number
} & RunEventBody

export type RunEventBody =
  | { readonly kind: 'state'; readonly at: RunAt }
  /** What is being waited for within a state: an image's build step, containers ready so far. */
  | {
      readonly kind: 'progress'
      readonly subject: string
      readonly message: string
      readonly done: number
      readonly total: number
    }
  | { readonly kind: 'warning'; readonly message: LocalText }
  | { readonly kind: 'tick'; readonly tick: Tick }
  | { readonly kind: 'reading'; readonly reading: Reading }
  | { readonly kind: 'host'; readonly reading: HostReading }
  | { readonly kind: 'probe'; readonly reading: ProbeReading }
  | { readonly kind: 'counters'; readonly reading: CounterReading }
  | { readonly kind: 'log'; readonly reading: LogReading }
  | { readonly kind: 'line'; readonly reading: LineReading }
  /** Something done to a container on purpose; `message` says why it could not be done or taken back. */
  | {
      readonly kind: 'fault'
      readonly what: 'begun' | 'over' | 'failed'
      readonly fault: Fault
      readonly message?: LocalText
    }
  | {
      readonly kind: 'component'
      readonly container: string
      readonly what: ComponentChange
      readonly exitCode?: number
    }
  | { readonly kind: 'ended'; readonly outcome: RunOutcome; readonly leftBehind: readonly string[] }

/** `removed`, `started` … as the engine told us. `oom` comes before the `died` it causes, when the engine tells. */
export type ComponentChange = 'started' | 'died' | 'oom' | 'paused' | 'unpaused' | 'restarted'

/** What a comparison announces besides its runs' own events. */
export type ComparisonEvent = {
  readonly comparisonId: string
  /** Counts from 1 without gaps within a comparison (again from 1 when it is resumed). */
  readonly seq: number
} & ComparisonEventBody

export type ComparisonEventBody =
  | { readonly kind: 'runStarted'; readonly runId: string; readonly index: number }
  | { readonly kind: 'runEnded'; readonly runId: string; readonly index: number; readonly outcome: RunOutcome }
  | { readonly kind: 'coolingDown'; readonly forMs: number }
  | {
      readonly kind: 'ended'
      readonly failure?: Failure
      readonly stopped: boolean
      readonly leftBehind: readonly string[]
    }
