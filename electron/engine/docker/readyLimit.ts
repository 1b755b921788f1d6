import type { Healthcheck } from '../../../shared/domain/stackPlan.ts'

/** A test of a few hundred milliseconds apart from its neighbours must not fail because the machine was busy. */
const leastMs = 5_000

/**
 * How long a container is waited for: as long as Docker Compose would at most, when every one of its tests runs into its own time limit,
 * and never longer than `mostMs`.
 *
 * | start_period | interval | timeout | retries | at most | waited |
 * |---|---|---|---|---|---|
 * | 0 s | 1 s | 1 s | 2 | 90 s | 5 s |
 * | 10 s | 1 s | 5 s | 5 | 90 s | 40 s |
 * | 0 s | 30 s | 30 s | 3 (Docker's defaults) | 90 s | 90 s |
 */
export function readyLimit({ startPeriodMs, intervalMs, timeoutMs, retries }: Healthcheck, mostMs: number): number {
  const composeMs = startPeriodMs + retries * (intervalMs + timeoutMs)
  return Math.min(mostMs, Math.max(leastMs, composeMs))
}
