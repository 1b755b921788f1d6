import { toConnectionPolicy } from '../domain/connections.ts'
import type { RunManifest } from '../domain/manifest.ts'
import { threadCount } from '../load/threadCount.ts'

/** What the number of load threads follows from. */
export type ThreadFacts = Pick<RunManifest, 'cpuSets' | 'connections' | 'profile'>

/** Load threads of a run: one for each core that was kept for them, as far as the plan has work for so many; or a single one. */
export function loadThreads({ cpuSets, connections, profile }: ThreadFacts): number {
  const cores = cpuSets?.generator.split(',').length ?? 1
  return threadCount(cores, toConnectionPolicy(connections), profile.model === 'open' ? profile : {})
}
