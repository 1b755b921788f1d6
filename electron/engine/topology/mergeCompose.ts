import type { ComposeFile, ComposeService } from './composeService.ts'
import { definedOnly } from './definedOnly.ts'

/**
 * An override file over a topology's own, by Compose's rules: mappings merge name by name, ports and mounts add up
 * (a mount of the same target replaces), everything else is replaced, commands among it.
 */
export function mergeCompose(base: ComposeFile, over: ComposeFile): ComposeFile {
  const services: Record<string, ComposeService> = { ...base.services }
  for (const [name, service] of Object.entries(over.services)) {
    const below = base.services[name]
    services[name] = below === undefined ? service : mergeServices(below, service)
  }
  return {
    name: base.name,
    services,
    networks: union(base.networks, over.networks) ?? [],
    volumes: union(base.volumes, over.volumes) ?? [],
  }
}

function mergeServices(base: ComposeService, over: ComposeService): ComposeService {
  const targets = new Set(over.volumes?.map(({ mount }) => mount.target))
  return definedOnly<ComposeService>({
    ...base,
    ...over,
    build: mergeBuilds(base.build, over.build),
    environment: merged(base.environment, over.environment),
    labels: merged(base.labels, over.labels),
    depends_on: merged(base.depends_on, over.depends_on),
    networks: merged(base.networks, over.networks),
    ulimits: merged(base.ulimits, over.ulimits),
    sysctls: merged(base.sysctls, over.sysctls),
    tmpfs: merged(base.tmpfs, over.tmpfs),
    healthcheck: merged(base.healthcheck, over.healthcheck),
    deploy: mergeDeploy(base.deploy, over.deploy),
    logging: mergeLogging(base.logging, over.logging),
    ports: union(base.ports, over.ports),
    expose: union(base.expose, over.expose),
    profiles: union(base.profiles, over.profiles),
    volumes: [...(base.volumes ?? []).filter(({ mount }) => !targets.has(mount.target)), ...(over.volumes ?? [])],
    fromEnvFiles: { ...base.fromEnvFiles, ...over.fromEnvFiles },
    written: new Set([...base.written, ...over.written]),
  })
}

type Build = ComposeService['build']
type Deploy = ComposeService['deploy']
type Logging = ComposeService['logging']

function mergeBuilds(base: Build, over: Build): Build {
  if (base === undefined || over === undefined) return over ?? base
  return { ...base, ...over, args: merged(base.args, over.args) }
}

function mergeDeploy(base: Deploy, over: Deploy): Deploy {
  if (base === undefined || over === undefined) return over ?? base
  return {
    ...base,
    ...over,
    resources: {
      limits: merged(base.resources?.limits, over.resources?.limits),
      reservations: merged(base.resources?.reservations, over.resources?.reservations),
    },
  }
}

/** Options belong to a driver: with another one, the old ones mean nothing. */
function mergeLogging(base: Logging, over: Logging): Logging {
  if (base === undefined || over === undefined || (over.driver !== undefined && over.driver !== base.driver)) {
    return over ?? base
  }
  return { ...base, ...over, options: merged(base.options, over.options) }
}

function merged<T extends object>(base: T | undefined, over: T | undefined): T | undefined {
  return base === undefined || over === undefined ? (over ?? base) : { ...base, ...over }
}

function union<T>(base: readonly T[] | undefined, over: readonly T[] | undefined): T[] | undefined {
  return base === undefined && over === undefined ? undefined : [...new Set([...(base ?? []), ...(over ?? [])])]
}
