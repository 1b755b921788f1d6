/** May these numbers be trusted? */
export type VerdictKind = 'valid' | 'suspect' | 'invalid'

/** What the generator did badly, so that what was measured is partly its own; or, `dropped`, what it could not measure. */
export type DoubtReason =
  /** Requests were handed over late. */
  | 'sendLag'
  /** Its event loop stood still: answers were read late, too. */
  | 'loopDelay'
  /** One of its threads used up its core. */
  | 'generatorCpu'
  /** Requests that were due were not sent because as many as allowed waited for the server: its slowness, but their latency is unknown. */
  | 'dropped'
  /** Requests found no connection of the shared pool free in time: it is too small for the load, or the server too slow for it. */
  | 'poolTimeout'
  /** Nearly all descriptors that it may have were open: the next connection, or the run's own file, may be refused. */
  | 'descriptors'
  /** Nearly all ports of this machine were taken towards the target. */
  | 'ports'
  /** Requests failed for want of our own descriptors, ports or memory. */
  | 'exhausted'

/** One second's judgement. */
export interface SecondJudgement {
  readonly second: number
  readonly kind: VerdictKind
  readonly reasons: readonly DoubtReason[]
}

export interface Verdict {
  readonly kind: VerdictKind
  /** Seconds that were judged. */
  readonly seconds: number
  readonly suspectSeconds: number
  readonly invalidSeconds: number
  /** In how many seconds each, the most frequent first. */
  readonly reasons: readonly { readonly reason: DoubtReason; readonly seconds: number }[]
}
