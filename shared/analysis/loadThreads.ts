import type { RunManifest } from '../domain/manifest.ts'

/** Load threads of a run: one for each core that was kept for them, or a single one. */
export function loadThreads({ cpuSets }: Pick<RunManifest, 'cpuSets'>): number {
  return cpuSets?.generator.split(',').length ?? 1
}
