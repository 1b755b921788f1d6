import type { RunResult } from '../domain/runResult.ts'

type Stolen = NonNullable<NonNullable<RunResult['host']>['stolenPercent']>

/**
 * On two cores at 2,000 req/s, less than this left the P99 of the generator's own error as it was; from 3 % on it was two to twenty times as
 * much, and that of the server rose with it.
 */
const fromPercent = 1

/** What the machine below took from these runs' cores, by the one that lost most; absent where it was too little to matter, or is not known. */
export function stolenCores(results: readonly Pick<RunResult, 'host'>[]): Stolen | undefined {
  const all = results.flatMap(({ host }) => host?.stolenPercent ?? [])
  return all.filter(({ mean }) => mean >= fromPercent).toSorted((a, b) => b.mean - a.mean)[0]
}
