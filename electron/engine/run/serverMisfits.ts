import type { ServerMisfit } from '../../../shared/domain/serverMisfit.ts'
import type { StackPlan } from '../../../shared/domain/stackPlan.ts'
import type { EngineInfo } from '../ports/containerEngine.ts'

/** Of the engine's cores one at least is the generator's, where it runs on them. */
const GENERATOR_CORES = 1

/** Everything for which the plan's containers cannot be held to their server on this engine; none without a server. */
export function serverMisfits({ server, containers }: StackPlan, { engine, path }: EngineInfo): ServerMisfit[] {
  if (server === undefined) return []
  const { cpus, memoryBytes } = server
  const misfits: ServerMisfit[] = []
  const generatorCores = path === 'bridge' ? GENERATOR_CORES : 0
  if (cpus + generatorCores > engine.cpus) {
    misfits.push({ of: 'cores', cpus, generatorCores, engineCores: engine.cpus })
  }
  if (memoryBytes > engine.memoryBytes) {
    misfits.push({ of: 'engineMemory', memoryBytes, engineBytes: engine.memoryBytes })
  }
  const limits = containers.flatMap(({ name, limits: { memoryBytes: limit = 0 } }) =>
    limit > 0 ? [{ container: name, memoryBytes: limit }] : [],
  )
  const unlimited = containers.filter(({ name }) => limits.every(({ container }) => container !== name))
  if (unlimited.length > 0) {
    misfits.push({ of: 'unlimited', containers: unlimited.map(({ name }) => name), limits, memoryBytes })
  }
  if (limits.reduce((sum, limit) => sum + limit.memoryBytes, 0) > memoryBytes) {
    misfits.push({ of: 'limits', limits, memoryBytes })
  }
  for (const { name, cpuset } of containers) {
    if (cpuset !== undefined) misfits.push({ of: 'ownCpuset', container: name, cpuset })
  }
  return misfits
}
