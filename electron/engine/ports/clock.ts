export interface Clock {
  /** Monotonic, with the same origin in every thread of the process; never wall time. */
  nowMs(): number
  /** Wall time as ISO 8601 in UTC: a label, never used for durations. */
  utc(): string
  /** Rejects with the signal's reason when it fires first. */
  sleep(ms: number, signal: AbortSignal): Promise<void>
}
