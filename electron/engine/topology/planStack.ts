import type { ImagePlan, StackPlan } from '../../../shared/domain/stackPlan.ts'
import type { Role } from '../../../shared/domain/topology.ts'
import { checkServices } from './checkServices.ts'
import type { ComposeFile, ComposeService } from './composeService.ts'
import { checkNames, containerNames } from './containerNames.ts'
import { containerPlans } from './containerPlans.ts'
import { databasePlan } from './databasePlan.ts'
import { dataPlan } from './dataPlan.ts'
import { definedOnly } from './definedOnly.ts'
import { healthPlan, servicesOf } from './healthPlan.ts'
import { imagePlans } from './imagePlans.ts'
import type { Variables } from './interpolate.ts'
import type { Block } from './readBlock.ts'
import type { Report } from './report.ts'
import { stackCommands } from './stackCommands.ts'
import { toBudgets, toServer } from './toTopology.ts'

export interface PlanInput {
  readonly topologyId: string
  readonly block: Block
  /** All files merged. */
  readonly compose: ComposeFile
  /** `health.timeoutSeconds` with its variables filled in. */
  readonly timeoutSeconds: unknown
  readonly variables: Variables
  readonly alternativesOf: (service: string) => ImagePlan['alternatives']
}

/** The plan, as good as it can be made; it is only good when nothing was reported. */
export function planStack(input: PlanInput, report: Report): StackPlan {
  const { topologyId, block, compose, timeoutSeconds, variables } = input
  const services = checkServices(compose, report)
  checkRoles(block, compose, report)
  const roleOf = (service: string): Role => block.roles[service] ?? 'other'
  const names = new Map<string, readonly string[]>()
  for (const [name, service] of Object.entries(services)) names.set(name, containerNames(name, service, roleOf(name)))
  checkNames(names, services, report)
  const health = healthPlan(block, timeoutSeconds, services, report)
  const dialled = (name: string): number[] => [
    ...(block.entry.service === name && block.entry.port !== undefined ? [block.entry.port] : []),
    ...(health.instance !== undefined && roleOf(name) === 'api' ? [health.instance.port] : []),
    ...(health.balancer !== undefined && roleOf(name) === 'balancer' ? [health.balancer.port] : []),
  ]
  const containersOf = (service: string) => names.get(service) ?? []
  const { data, database } = block
  return definedOnly<StackPlan>({
    topologyId,
    images: imagePlans(topologyId, services, report, input.alternativesOf),
    containers: Object.entries(services).flatMap(([name, service]) =>
      containerPlans({ topologyId, name, service, role: roleOf(name), dialled: dialled(name), names }),
    ),
    entry: { container: entryContainer(block, services, names, report), port: block.entry.port ?? 0 },
    health,
    budgets: toBudgets(block),
    ...stackCommands(block, containersOf, report),
    instanceCounter: block.counter,
    server: toServer(block),
    data: data === undefined ? undefined : dataPlan(data, variables[data.parameter] ?? ''),
    database: database === undefined ? undefined : databasePlan(database, containersOf, report),
  })
}

function entryContainer(
  { entry, roles }: Block,
  services: Readonly<Record<string, ComposeService>>,
  names: ReadonlyMap<string, readonly string[]>,
  report: Report,
): string {
  if (entry.service === undefined) return ''
  const containers = names.get(entry.service) ?? []
  if (containers.length === 0) {
    const expected = `one of ${Object.keys(services).join(', ')}`
    report(['x-palier', 'entry', 'service'], { expected })
  }
  if (containers.length > 1) {
    const hint = servicesOf('balancer', roles, services)
    report(['x-palier', 'entry', 'service'], {
      found: `${entry.service}, which has ${containers.length} replicas`,
      expected: `one container to send the load to${hint.length === 0 ? ', for example a balancer' : `: ${hint.join(', ')}`}`,
    })
  }
  return containers[0] ?? ''
}

function checkRoles({ roles }: Block, { services }: ComposeFile, report: Report): void {
  for (const name of Object.keys(roles).filter((service) => services[service] === undefined)) {
    const expected = `one of ${Object.keys(services).join(', ')}`
    report(['x-palier', 'roles', name], {
      found: `${JSON.stringify(name)}, which is no service`,
      expected,
      atKey: true,
    })
  }
}
