import type { CounterReading, LogReading } from '../domain/counters.ts'
import type { ComponentChange } from '../domain/events.ts'
import type { LineReading } from '../domain/logLine.ts'
import type { Phase } from '../domain/profile.ts'
import type { HostReading, ProbeReading, Reading } from '../domain/reading.ts'
import type { Tick } from '../domain/tick.ts'

/** Something that happened to a container, on the run's time base. */
export interface ComponentMark {
  readonly atMs: number
  readonly container: string
  readonly what: ComponentChange
  readonly exitCode?: number
}

/** What was recorded of one run, as charts read it: of a stored run or of one that is still on. Any order, gaps allowed. */
export interface RunView {
  /** Every phase of the profile, also those that were not reached. */
  readonly phases: readonly Phase[]
  /** Measured so far; what lies behind it is not known. */
  readonly durationMs: number
  /** In the order in which they are drawn and listed; the role decides colour and line. */
  readonly containers: readonly { readonly name: string; readonly role: string }[]
  readonly ticks: readonly Tick[]
  readonly readings: readonly Reading[]
  readonly hostReadings: readonly HostReading[]
  readonly probes?: readonly ProbeReading[]
  /** What components counted of themselves, and log lines that mean something. */
  readonly counters?: readonly CounterReading[]
  readonly logs?: readonly LogReading[]
  /** Log lines that say WARN, ERROR or slow. */
  readonly lines?: readonly LineReading[]
  readonly events: readonly ComponentMark[]
  /** The first sign of what broke. */
  readonly crash?: { readonly atMs: number; readonly container?: string }
}
