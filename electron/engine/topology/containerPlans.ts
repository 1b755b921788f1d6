import type { ContainerPlan, DependsCondition, Healthcheck, Limits } from '../../../shared/domain/stackPlan.ts'
import type { Role } from '../../../shared/domain/topology.ts'
import type { ComposeService } from './composeService.ts'
import { definedOnly } from './definedOnly.ts'
import { imageReference } from './imagePlans.ts'
import { mountPlans } from './mountPlans.ts'

export interface ServiceInStack {
  readonly topologyId: string
  readonly name: string
  readonly service: ComposeService
  readonly role: Role
  /** Ports that the product itself dials. */
  readonly dialled: readonly number[]
  /** Container names of every service. */
  readonly names: ReadonlyMap<string, readonly string[]>
}

/** One container per replica, with Compose's defaults where the file is silent. */
export function containerPlans(place: ServiceInStack): readonly ContainerPlan[] {
  const { topologyId, name, service, role, dialled, names } = place
  const { limits, reservations } = service.deploy?.resources ?? {}
  return (names.get(name) ?? []).map((container, index) =>
    definedOnly<ContainerPlan>({
      name: container,
      service: name,
      role,
      replica: index + 1,
      image: imageReference(topologyId, name, service.image),
      command: service.command,
      entrypoint: service.entrypoint,
      environment: { ...service.fromEnvFiles, ...service.environment },
      user: service.user,
      init: service.init ?? false,
      aliases: [...new Set([name, ...Object.values(service.networks ?? {}).flat()])],
      dependsOn: dependencies(service, names),
      healthcheck: healthcheckOf(service),
      limits: toLimits(limits),
      reservations: toLimits(reservations),
      ulimits: service.ulimits ?? {},
      cpuset: service.cpuset,
      shmSizeBytes: service.shm_size,
      sysctls: service.sysctls ?? {},
      ...mountPlans(container, service),
      ports: [...new Set([...(service.ports ?? []), ...(service.expose ?? []), ...dialled])].sort((a, b) => a - b),
      restart: service.restart ?? { kind: 'no' },
      stopGraceMs: service.stop_grace_period ?? 10_000,
      labels: service.labels ?? {},
      logging: service.logging && {
        driver: service.logging.driver ?? 'json-file',
        options: service.logging.options ?? {},
      },
    }),
  )
}

/** The health test with Compose's defaults; `undefined` when there is none or it is switched off. */
export function healthcheckOf({ healthcheck }: ComposeService): Healthcheck | undefined {
  if (healthcheck === undefined || healthcheck.disable === true || healthcheck.test == null) return undefined
  return {
    command: healthcheck.test,
    timeoutMs: healthcheck.timeout ?? 30_000,
    startPeriodMs: healthcheck.start_period ?? 0,
    retries: healthcheck.retries ?? 3,
    intervalMs: healthcheck.interval ?? 30_000,
  }
}

/** A dependency on a service is one on each of its replicas. */
function dependencies(
  { depends_on: dependsOn = {} }: ComposeService,
  names: ReadonlyMap<string, readonly string[]>,
): { container: string; condition: DependsCondition }[] {
  return Object.entries(dependsOn).flatMap(([service, { condition }]) =>
    (names.get(service) ?? []).map((container) => ({ container, condition })),
  )
}

interface WrittenLimits {
  readonly cpus?: number | undefined
  readonly memory?: number | undefined
  readonly pids?: number | undefined
}

/** 0 (and -1 for processes) means none, as in Docker: so a parameter can switch a limit off. */
function toLimits({ cpus, memory, pids }: WrittenLimits = {}): Limits {
  const some = (value: number | undefined) => (value !== undefined && value > 0 ? value : undefined)
  return definedOnly<Limits>({ cpus: some(cpus), memoryBytes: some(memory), pids: some(pids) })
}
