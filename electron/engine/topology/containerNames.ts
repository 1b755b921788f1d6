import type { Role } from '../../../shared/domain/topology.ts'
import type { ComposeService } from './composeService.ts'
import type { Report } from './report.ts'

/**
 * What a service's containers are called: `api-1`, `api-2` where replicas are written and for everything with the role
 * `api` (so that an instance has the same name whether or not it has siblings); its host name, or its own name, otherwise.
 */
export function containerNames(service: string, { deploy, hostname, written }: ComposeService, role: Role): string[] {
  const isNumbered = deploy?.replicas !== undefined || (role === 'api' && !written.has('hostname'))
  const replicas = deploy?.replicas ?? 1
  if (hostname !== undefined && replicas === 1) return [hostname]
  if (!isNumbered) return [service]
  return Array.from({ length: replicas }, (_, index) => `${service}-${index + 1}`)
}

/** Names that would be ambiguous on the run's network. */
export function checkNames(
  names: ReadonlyMap<string, readonly string[]>,
  services: Readonly<Record<string, ComposeService>>,
  report: Report,
): void {
  const takenBy = new Map<string, string>([...names.keys()].map((service) => [service, service]))
  for (const [service, containers] of names) {
    const hostname = services[service]?.hostname
    if (hostname !== undefined && containers.length > 1) {
      const found = `${JSON.stringify(hostname)} for ${containers.length} replicas`
      report(['services', service, 'hostname'], { found, expected: 'no hostname on a service with replicas' })
    }
    for (const container of containers) {
      const other = takenBy.get(container) ?? service
      if (other !== service) {
        const at = hostname === undefined ? [] : ['hostname']
        const found = `the name ${JSON.stringify(container)}, which service ${other} has too`
        report(['services', service, ...at], { found, expected: 'a name of its own', atKey: hostname === undefined })
      } else takenBy.set(container, service)
    }
  }
}
