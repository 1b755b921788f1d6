import type { ComposeFile, ComposeService } from './composeService.ts'
import { healthcheckOf } from './containerPlans.ts'
import { dependencyOrder } from './dependencyOrder.ts'
import type { Report } from './report.ts'

/** The least that Docker accepts. */
const leastMemoryBytes = 6 * 1024 * 1024

/** What can only be seen with all services in view. Gives the services without profiles, in starting order. */
export function checkServices(compose: ComposeFile, report: Report): Readonly<Record<string, ComposeService>> {
  // Compose leaves services with a profile out unless asked; nobody asks here.
  const active = Object.fromEntries(
    Object.entries(compose.services).filter(([, { profiles = [] }]) => profiles.length === 0),
  )
  if (Object.keys(active).length === 0) {
    report(['services'], { found: 'no service', expected: 'at least one service without a profile', atKey: true })
  }
  const needs: Record<string, string[]> = {}
  for (const [name, service] of Object.entries(active)) {
    needs[name] = checkDependencies(name, service, compose, active, report)
    checkNetworks(name, service, compose, report)
    checkMounts(service, compose)
    checkLimits(name, service, report)
  }
  const { order, cycles } = dependencyOrder(needs)
  for (const cycle of cycles) {
    const [first = '', second = first] = cycle
    const found = `a circle: ${[...cycle, first].join(' → ')}`
    report(['services', first, 'depends_on', second], { found, expected: 'an order to start in' })
  }
  return Object.fromEntries(order.flatMap((name) => (active[name] === undefined ? [] : [[name, active[name]]])))
}

/** Gives the services that are really there to be waited for. */
function checkDependencies(
  name: string,
  service: ComposeService,
  compose: ComposeFile,
  active: Readonly<Record<string, ComposeService>>,
  report: Report,
): string[] {
  const found: string[] = []
  for (const [needed, { condition, required }] of Object.entries(service.depends_on ?? {})) {
    const path = ['services', name, 'depends_on', needed]
    const other = active[needed]
    if (other !== undefined) found.push(needed)
    if (other === undefined && required) {
      const why = compose.services[needed] === undefined ? 'which is no service' : 'which its profile leaves out'
      const expected = `one of ${Object.keys(active).join(', ')}`
      report(path, { found: `${JSON.stringify(needed)}, ${why}`, expected, atKey: true })
    }
    const isUntestable = other !== undefined && isReadable(other) && healthcheckOf(other) === undefined
    if (condition === 'healthy' && isUntestable) {
      const found = `service_healthy of ${needed}, which has no healthcheck`
      report(path, { found, expected: `a healthcheck with a test in ${needed}, or service_started` })
    }
  }
  return found
}

/** Whether a missing health test is really missing, not merely one that was complained about. */
function isReadable(service: ComposeService): boolean {
  return !service.written.has('healthcheck') || service.healthcheck !== undefined
}

function checkNetworks(name: string, service: ComposeService, compose: ComposeFile, report: Report): void {
  for (const network of Object.keys(service.networks ?? {})) {
    if (network === 'default' || compose.networks.includes(network)) continue
    const expected = 'a network declared under `networks`'
    report(['services', name, 'networks', network], { found: JSON.stringify(network), expected, atKey: true })
  }
}

function checkMounts(service: ComposeService, compose: ComposeFile): void {
  const targets = new Set(Object.keys(service.tmpfs ?? {}))
  for (const { mount, complain } of service.volumes ?? []) {
    if (targets.has(mount.target)) complain({ found: `${mount.target} twice`, expected: 'each target once' })
    targets.add(mount.target)
    if (mount.kind === 'volume' && mount.source !== undefined && !compose.volumes.includes(mount.source)) {
      complain({ found: JSON.stringify(mount.source), expected: 'a volume declared under `volumes`' })
    }
  }
}

function checkLimits(name: string, { deploy }: ComposeService, report: Report): void {
  const memoryBytes = deploy?.resources?.limits?.memory ?? 0
  if (memoryBytes === 0 || memoryBytes >= leastMemoryBytes) return
  const expected = '6m or more (the least Docker accepts), or 0 for none'
  report(['services', name, 'deploy', 'resources', 'limits', 'memory'], { found: `${memoryBytes} bytes`, expected })
}
