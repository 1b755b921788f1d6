import type { CounterReading, LogReading } from '../domain/counters.ts'
import type { RunEvent } from '../domain/events.ts'
import type { LoadSlot } from '../domain/load.ts'
import type { RunManifest } from '../domain/manifest.ts'
import type { HostReading, ProbeReading, Reading } from '../domain/reading.ts'
import type { RunFacts } from '../domain/runFacts.ts'
import type { Tick } from '../domain/tick.ts'
import type { LatencyMath } from './latencySum.ts'

/** All that a result is made of. Everything but the manifest may be empty: a run can end before anything was measured. */
export interface RunInputs<H> {
  /** With its outcome. Without one the run counts as interrupted in its last known state. */
  readonly manifest: RunManifest
  /** Read once, in order. */
  readonly slots: Iterable<LoadSlot>
  /** The same seconds in plain figures: what the diagnosis reads, of a run that is on as well. */
  readonly ticks: readonly Tick[]
  readonly readings: readonly Reading[]
  readonly hostReadings: readonly HostReading[]
  /** In the order in which they were answered or given up, not in that in which they were asked (`atMs`). */
  readonly probes: readonly ProbeReading[]
  /** In order of time, as `logs`; empty in runs of before they were kept. */
  readonly counters: readonly CounterReading[]
  readonly logs: readonly LogReading[]
  /** At least the state, component and fault events, in order. */
  readonly events: readonly RunEvent[]
  readonly facts: RunFacts
  readonly latency: LatencyMath<H>
}
