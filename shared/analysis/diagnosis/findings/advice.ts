import type { Finding } from '../../../domain/diagnosis.ts'
import type { Known } from '../known.ts'

type Advice = Finding['advice'][number]

/** Of choices, the value that helps, as the built-in topologies name them: whoever has it has no more to choose. */
const better: Readonly<Record<string, string>> = {
  NGINX_PROFILE: 'tuned',
  NGINX_TIMEOUTS: 'tuned',
  DB_INDEXES: 'study',
}

/** What would help, in order; those whose parameter the run’s topology does not have are left out. */
export function adviceOf(
  { manifest }: Pick<Known, 'manifest'>,
  ...wanted: readonly (readonly [parameter: string, direction: Advice['direction']])[]
): Advice[] {
  const { parameters } = manifest.configuration
  return wanted.flatMap(([parameter, direction]) => {
    const from = parameters[parameter]
    const isChosen = direction === 'change' && from === better[parameter]
    return from === undefined || isChosen ? [] : [{ parameter, from, direction }]
  })
}

/** A number among the configuration’s parameters; undefined when the topology has none of that name. */
export function numberOf({ manifest }: Pick<Known, 'manifest'>, parameter: string): number | undefined {
  const value = Number(manifest.configuration.parameters[parameter] ?? Number.NaN)
  return Number.isFinite(value) ? value : undefined
}

/** Names that topologies give the limits of a role’s containers; those that a topology does not have are no advice. */
const limitParameters: Readonly<Record<string, { readonly cpus: string; readonly memory: string }>> = {
  api: { cpus: 'API_CPUS', memory: 'API_MEMORY' },
  balancer: { cpus: 'LB_CPUS', memory: 'LB_MEMORY' },
  proxy: { cpus: 'PROXY_CPUS', memory: 'PROXY_MEMORY' },
  cache: { cpus: 'REDIS_CPUS', memory: 'REDIS_MEMORY' },
  database: { cpus: 'DB_CPUS', memory: 'DB_MEMORY' },
}

/** The limit of a role’s containers raised, as far as the topology lets that be set. */
export function raiseLimit(
  known: Pick<Known, 'manifest'>,
  container: string | undefined,
  limit: 'cpus' | 'memory',
): Advice[] {
  const role = known.manifest.containers.find(({ name }) => name === container)?.role ?? ''
  const parameter = limitParameters[role]?.[limit]
  return parameter === undefined ? [] : adviceOf(known, [parameter, 'raise'])
}

/** More room for a container, or less that needs it. */
export function moreMemory(known: Pick<Known, 'manifest'>, container: string): Advice[] {
  const role = known.manifest.containers.find(({ name }) => name === container)?.role
  const fewer = role === 'api' ? adviceOf(known, ['GUNICORN_WORKERS', 'lower']) : []
  return [...raiseLimit(known, container, 'memory'), ...fewer]
}
