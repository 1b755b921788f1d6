import { toNumber } from '../../../shared/domain/parameterValue.ts'
import type { HealthPlan } from '../../../shared/domain/stackPlan.ts'
import type { Role } from '../../../shared/domain/topology.ts'
import type { ComposeService } from './composeService.ts'
import { definedOnly } from './definedOnly.ts'
import type { Block } from './readBlock.ts'
import type { Report } from './report.ts'

type Services = Readonly<Record<string, ComposeService>>
type Roles = Readonly<Record<string, Role>>

/** Whom the probes ask, and for how long. */
export function healthPlan(block: Block, timeout: unknown, services: Services, report: Report): HealthPlan {
  const { entry, instance, balancer } = block.health ?? {}
  const path = ['x-palier', 'health']
  const seconds = timeout === undefined ? 0 : toNumber(timeout)
  if (seconds === undefined || seconds < 0) {
    report([...path, 'timeoutSeconds'], { expected: 'a number of seconds, or 0 for none' })
  }
  if (balancer !== undefined && servicesOf('balancer', block.roles, services).length === 0) {
    report([...path, 'balancer'], { found: 'no service with the role balancer', expected: 'one', atKey: true })
  }
  return definedOnly<HealthPlan>({
    entry,
    instance: typeof instance === 'string' ? withPort(instance, block, services, report) : instance,
    balancer,
    timeoutMs: Math.round((seconds ?? 0) * 1000),
  })
}

/** Names of the services that have a role. */
export function servicesOf(role: Role, roles: Roles, services: Services): readonly string[] {
  return Object.keys(services).filter((name) => (roles[name] ?? 'other') === role)
}

/** The port the instances listen on: the entry's, if the entry is an instance, or the only one they expose. */
function withPort(path: string, block: Block, services: Services, report: Report): HealthPlan['instance'] {
  const instances = servicesOf('api', block.roles, services)
  const { entry } = block
  if (instances.includes(entry.service ?? '') && entry.port !== undefined) return { path, port: entry.port }
  const exposed = new Set(
    instances.flatMap((name) => [...(services[name]?.expose ?? []), ...(services[name]?.ports ?? [])]),
  )
  const [port] = exposed
  if (port !== undefined && exposed.size === 1) return { path, port }
  report(['x-palier', 'health', 'instance'], {
    found: `a path, and ${exposed.size} exposed ports on services with the role api`,
    expected: 'a mapping with `port` and `path`, or one `expose` on the service with the role api',
  })
  return undefined
}
