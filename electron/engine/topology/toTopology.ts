import { toByteSize } from '../../../shared/domain/toByteSize.ts'
import type { Budget, Topology } from '../../../shared/domain/topology.ts'
import { definedOnly } from './definedOnly.ts'
import type { Block } from './readBlock.ts'

/** The catalogue's entry; `undefined` when a part of it could not be read. */
export function toTopology(id: string, file: string, block: Block): Topology | undefined {
  const { title, description, roles, scenario, parameters, variants, failover, beforeAfter } = block
  const { service, port } = block.entry
  if (title === undefined || service === undefined || port === undefined || scenario === undefined) return undefined
  const entry = { service, port }
  const budgets = toBudgets(block)
  return definedOnly<Topology>({
    id,
    file,
    title,
    description,
    entry,
    roles,
    scenario,
    parameters,
    variants,
    budgets,
    failover,
    server: toServer(block),
    data: toData(block),
    beforeAfter,
  })
}

/** Undefined without a server, or with one whose size cannot be read. */
export function toServer({ server }: Pick<Block, 'server'>): Topology['server'] {
  const memoryBytes = toByteSize(server?.memory)
  return server === undefined || memoryBytes === undefined ? undefined : { cpus: server.cpus, memoryBytes }
}

function toData({ data, parameters }: Block): Topology['data'] {
  const parameter = data === undefined ? undefined : parameters[data.parameter]
  return parameter?.type === 'choice' && data !== undefined
    ? { parameter: data.parameter, sets: parameter.values }
    : undefined
}

export function toBudgets({ budgets = [] }: Pick<Block, 'budgets'>): readonly Budget[] {
  return budgets.map(({ title, multiply, available, reserved = 0 }) => ({ title, multiply, available, reserved }))
}
