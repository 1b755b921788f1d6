import type { ConnectionPolicy, LoadPlan, RefusedHandshakes } from '../../../shared/domain/load.ts'
import type { Outcome } from '../../../shared/domain/outcome.ts'
import type { Scenario } from '../../../shared/domain/scenario.ts'
import type { RunValues } from '../../../shared/load/userValues.ts'
import type { LoadOrder, LoadTarget } from '../ports/loadGenerator.ts'
import type { SparseCounts } from './latencyCounts.ts'

/** What one load thread is started with. */
export interface WorkerOrder {
  /** Closed: this thread's users only; local user `n` is user `n * workers + worker` of the run. Open: of all threads. */
  readonly plan: LoadPlan
  readonly connections: ConnectionPolicy
  readonly worker: number
  readonly workers: number
  readonly endMs: number
  readonly drainMs: number
  readonly originMs: number
  readonly scenario: Scenario
  readonly target: LoadTarget
  readonly seed: number
  readonly runValues: RunValues
  readonly timeouts: { readonly connectMs: number; readonly responseMs: number }
  readonly core?: number
  /** By user of the run. */
  readonly sessions?: LoadOrder['sessions']
  /** Of all threads. */
  readonly mostStartsPerS?: number
}

/** With the memory of the `StopOrder`. */
export interface WorkerStart extends WorkerOrder {
  readonly stop: SharedArrayBuffer
}

/** What requests of one endpoint, instance and outcome came to within a second, on one thread. */
export interface WorkerCell {
  /** Index into the scenario's requests. */
  readonly endpoint: number
  readonly instance?: string
  readonly outcome: Outcome
  readonly count: number
  readonly cacheHits: number
  readonly cacheMisses: number
  readonly bytes: number
  readonly serviceUs: SparseCounts
  readonly responseUs: SparseCounts
}

export interface WorkerSlot {
  readonly second: number
  readonly users: number
  readonly started: number
  readonly dropped: number
  /** Of these, the ones that this thread itself came to late. */
  readonly droppedLate: number
  readonly sendLagUs: SparseCounts
  readonly lateUs: SparseCounts
  readonly waitUs: SparseCounts
  readonly connectUs: SparseCounts
  readonly loopDelayUs: { readonly p99: number; readonly max: number }
  /** Of this thread, percent of one core. */
  readonly cpuPercent: number
  readonly cells: readonly WorkerCell[]
}

/** Requests, counted where they came to be and not where they are booked. */
export interface WorkerCount {
  /** That became due by the schedule; absent without one (closed model). */
  readonly due?: number
  /** Beyond these: made once more, logins' and what waited for them. */
  readonly again: number
}

export type FromWorker =
  | { readonly kind: 'slot'; readonly slot: WorkerSlot }
  /** The last message: every request has ended and every socket is closed. */
  | (WorkerCount & {
      readonly kind: 'done'
      readonly closedAtMs: number
      readonly handshakes: readonly RefusedHandshakes[]
      /** To the core of its order; false also when that has none. */
      readonly isPinned: boolean
      /** Connections led there instead of to the target, and everything was ended for that. */
      readonly wrongPeer?: string
    })

/** What a thread can be told. `stop`: end now, without waiting for requests in flight. `end`: the plan ends now. */
export type ToWorker = { readonly kind: 'stop' | 'end' }
