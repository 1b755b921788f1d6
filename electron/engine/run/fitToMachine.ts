import { PalierError } from '../../../shared/domain/failure.ts'
import type { LocalText } from '../../../shared/domain/localText.ts'
import type { StackPlan } from '../../../shared/domain/stackPlan.ts'
import type { EngineInfo } from '../ports/containerEngine.ts'
import { serverMisfits } from './serverMisfits.ts'

/** How a plan is placed on this machine. */
export interface Fitting {
  /** CPU list for all containers together, `0-2`; absent where cores cannot be kept apart. */
  readonly containerCpus: string | undefined
  /** Cores of the load threads; empty: not pinned. */
  readonly generatorCores: readonly number[]
  /** Ceilings for containers that ask for none. */
  readonly safety: { readonly memoryBytes: number; readonly pids: number }
  readonly warnings: readonly LocalText[]
}

const GiB = 1024 ** 3
const MOST_MEMORY = 4 * GiB
const LEAST_MEMORY = GiB / 4
/** Well above what any service here needs, well below what a fork bomb wants. */
const PIDS = 2048
/** Of the engine's memory, what all containers together may claim. */
const MEMORY_SHARE = 0.75

/**
 * Keeps the containers and the generator on cores of their own, and gives every container a ceiling.
 *
 * | engine's cores | containers | generator |
 * |---|---|---|
 * | 1 | not pinned | not pinned |
 * | 2 | 0 | 1 |
 * | 4 | 0-2 | 3 |
 * | 8 | 0-5 | 6, 7 |
 *
 * Only on a local Linux engine: in a virtual machine the generator's cores are other ones anyway.
 *
 * A plan with a server gets exactly that server's cores, wherever the engine is, and the generator as many of the others as it has without
 * one. Throws `PalierError` serverUnfit when it cannot have them.
 */
export function fitToMachine(plan: StackPlan, info: EngineInfo): Fitting {
  const misfits = serverMisfits(plan, info)
  if (misfits.length > 0) throw new PalierError({ kind: 'serverUnfit', misfits: misfits.map((misfit) => ({ misfit })) })
  const { memoryBytes, cpus } = info.engine
  const { containers, generators } = coresOf(info, plan.server)
  const share = Math.floor((memoryBytes * MEMORY_SHARE) / Math.max(1, plan.containers.length))
  return {
    containerCpus: generators > 0 || plan.server !== undefined ? toCpuList(containers) : undefined,
    generatorCores: Array.from({ length: generators }, (_, index) => cpus - generators + index),
    safety: { memoryBytes: Math.max(LEAST_MEMORY, Math.min(MOST_MEMORY, share)), pids: PIDS },
    warnings: [...quotaWarnings(plan, containers), ...memoryWarnings(plan, memoryBytes), ...pinningWarnings(info)],
  }
}

/** The engine's cores, shared out; no generators where cores cannot be kept apart. Cores that a server leaves over stay idle. */
export function coresOf(
  { engine: { cpus }, path }: EngineInfo,
  server?: StackPlan['server'],
): { readonly containers: number; readonly generators: number } {
  const generators = path === 'bridge' && cpus > 1 ? Math.max(1, Math.floor(cpus / 4)) : 0
  if (server === undefined) return { containers: cpus - generators, generators }
  return { containers: server.cpus, generators: Math.max(0, Math.min(generators, cpus - server.cpus)) }
}

/** What all containers of a plan may claim together; those without a limit count as nothing. */
export function sumOf({ containers }: StackPlan, limit: 'cpus' | 'memoryBytes'): number {
  return containers.reduce((sum, { limits }) => sum + (limits[limit] ?? 0), 0)
}

function toCpuList(count: number): string {
  return count === 1 ? '0' : `0-${count - 1}`
}

/** Quotas that the cores for containers cannot meet together. */
export function quotaWarnings(plan: StackPlan, cores: number): LocalText[] {
  const asked = sumOf(plan, 'cpus')
  if (asked <= cores) return []
  return [
    {
      en: `CPU limits add up to ${asked.toFixed(1)} cores, but the containers share ${cores}: a container may be held back by its neighbours before it reaches its own limit.`,
      fr: `Les limites de CPU totalisent ${inFrench(asked)} cœurs, mais les conteneurs s’en partagent ${cores} : un conteneur peut être freiné par ses voisins avant d’atteindre sa propre limite.`,
    },
  ]
}

/** Limits that the engine's memory cannot meet together. */
export function memoryWarnings(plan: StackPlan, memoryBytes: number): LocalText[] {
  const asked = sumOf(plan, 'memoryBytes')
  if (asked <= memoryBytes * MEMORY_SHARE) return []
  return [
    {
      en: `Memory limits add up to ${(asked / GiB).toFixed(1)} GiB, more than three quarters of the engine's ${(memoryBytes / GiB).toFixed(1)} GiB: the machine itself may run out first.`,
      fr: `Les limites de mémoire totalisent ${inFrench(asked / GiB)} Gio, plus des trois quarts des ${inFrench(memoryBytes / GiB)} Gio du moteur : la machine elle-même peut en manquer la première.`,
    },
  ]
}

function pinningWarnings(info: EngineInfo): LocalText[] {
  if (info.path !== 'bridge') {
    return [
      {
        en: 'The engine runs in a virtual machine or rootless: load goes through published loopback ports, and the generator shares cores with the containers.',
        fr: 'Le moteur tourne dans une machine virtuelle ou sans privilèges : la charge passe par des ports publiés en boucle locale, et le générateur partage ses cœurs avec les conteneurs.',
      },
    ]
  }
  return oneCoreWarnings(info)
}

export function oneCoreWarnings({ engine, path }: EngineInfo): LocalText[] {
  if (path !== 'bridge' || engine.cpus > 1) return []
  return [
    {
      en: 'One core only: generator and containers compete for it, so latencies are the machine’s, not the topology’s.',
      fr: 'Un seul cœur : générateur et conteneurs se le disputent ; les latences sont celles de la machine, pas de la topologie.',
    },
  ]
}

function inFrench(value: number): string {
  return value.toFixed(1).replace('.', ',')
}
