import { cpusetCores } from '../../../shared/domain/cpusetCores.ts'

/** Cores a container may use at once by its quota; a quota beyond its CPU set is worth no more than the set. Undefined: no quota. */
export function effectiveCores({ nanoCpus, cpuset }: { nanoCpus: number; cpuset: string }): number | undefined {
  if (nanoCpus <= 0) return undefined
  const cores = nanoCpus / 1e9
  return cpuset === '' ? cores : Math.min(cores, cpusetCores(cpuset).length)
}
