import type { RunResult } from '../domain/runResult.ts'

/** The absolute target for the P95 of all requests, if there is one; it is drawn where P95 is. */
export function p95TargetMs(results: readonly RunResult[]): number | undefined {
  return results
    .flatMap(({ targets }) => targets)
    .find(
      ({ metric, endpoint, below, relativeTo }) =>
        metric === 'p95Ms' && endpoint === undefined && below !== undefined && relativeTo === undefined,
    )?.below
}
