import type { ConnectionPolicy, LoadPlan, LoadSlot, LoadSummary } from '../../../shared/domain/load.ts'
import type { Scenario } from '../../../shared/domain/scenario.ts'
import type { RunValues } from '../../../shared/load/userValues.ts'

/** What a user has brought from a login before the first request. */
export interface UserSession {
  /** When it was answered, on the clock's base. */
  readonly atMs: number
  readonly values: readonly (readonly [name: string, value: string])[]
}

/** Where requests go: an address that is dialled, never a name. */
export interface LoadTarget {
  readonly host: string
  readonly port: number
  /** Over TLS: whom the certificate must be of, and the only authorities that are trusted, as PEM; absent: those that Node trusts. */
  readonly tls?: { readonly serverName: string; readonly ca?: string }
}

export interface LoadOrder {
  readonly plan: LoadPlan
  readonly connections: ConnectionPolicy
  /** End of the plan; after it users drain. */
  readonly endMs: number
  readonly scenario: Scenario
  readonly target: LoadTarget
  readonly seed: number
  readonly runValues: RunValues
  /** Clock's `nowMs` that is atMs = 0. */
  readonly originMs: number
  readonly timeouts: { readonly connectMs: number; readonly responseMs: number }
  /** After the end of the plan, requests in flight may take this long before they are aborted. */
  readonly drainMs: number
  /** By user of the run, from 0 (open model: by sender); whoever has none logs in at their first request. */
  readonly sessions?: readonly (UserSession | undefined)[]
  /** Where more must not be sent, whatever is due (another machine): at most 1.05 times this part of it in any 100 ms. Absent: no bound. */
  readonly mostStartsPerS?: number
  /** Cores the load threads are pinned to, one thread each, `[1]`, as far as the plan has work for so many (`threadCount`); empty: one thread, not pinned. */
  readonly cores: readonly number[]
}

export interface LoadGenerator {
  /** Refuses or passes a plan before the first request: descriptors, ports, memory, cores; all that is too little together. Throws `PalierError` generatorUnfit. */
  preflight(order: LoadOrder): Promise<void>
  /**
   * Follows the plan to its end, or until the signal; either way resolves when every socket is closed. `onSlot` gets each second once, in order.
   * `enough` makes now the end of the plan: nothing new is begun, and requests in flight may take `drainMs`.
   */
  run(
    order: LoadOrder,
    onSlot: (slot: LoadSlot) => void,
    signal: AbortSignal,
    enough?: AbortSignal,
  ): Promise<LoadSummary>
}
