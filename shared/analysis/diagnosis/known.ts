import type { CounterReading, LogReading } from '../../domain/counters.ts'
import type { Diagnosis, Lane, Mark } from '../../domain/diagnosis.ts'
import type { RunEvent } from '../../domain/events.ts'
import type { RunManifest } from '../../domain/manifest.ts'
import type { Phase } from '../../domain/profile.ts'
import type { HostReading, ProbeReading, Reading } from '../../domain/reading.ts'
import type { RunFacts } from '../../domain/runFacts.ts'
import type { Tick } from '../../domain/tick.ts'

/** What a diagnosis is made of: a run that is on, or one that was stored. Everything but the manifest may be empty. */
export interface DiagnosisInputs {
  readonly manifest: RunManifest
  readonly ticks: readonly Tick[]
  readonly readings: readonly Reading[]
  readonly hostReadings: readonly HostReading[]
  readonly probes: readonly ProbeReading[]
  readonly counters: readonly CounterReading[]
  readonly logs: readonly LogReading[]
  /** At least the state, component and fault events, in order. */
  readonly events: readonly RunEvent[]
  /** Every container just before our own stop; absent while the run is on. */
  readonly ends?: RunFacts['ends']
  /** Of `pg_stat_statements`, the most time first; absent when none were kept. */
  readonly queries?: readonly {
    readonly query: string
    readonly calls: number
    readonly totalMs: number
    readonly meanMs: number
  }[]
}

/** What a run tells while it is on, one after the other. */
export type Told = Pick<
  DiagnosisInputs,
  'ticks' | 'readings' | 'hostReadings' | 'probes' | 'counters' | 'logs' | 'events'
>

/** What the parts of the diagnosis share. */
export interface Known extends DiagnosisInputs {
  readonly lanes: readonly Lane[]
  readonly marks: readonly Mark[]
  readonly noService: Diagnosis['noService']
  readonly phases: readonly Phase[]
  /** Above it a second's P95 is a symptom; the objectives' bound, 1 s without one. */
  readonly p95BoundMs: number
}
