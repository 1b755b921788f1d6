import type Dockerode from 'dockerode'
import type { ContainerPlan, RestartPolicy } from '../../../shared/domain/stackPlan.ts'
import type { BringUpOrder } from '../ports/containerEngine.ts'
import type { EngineFacts } from './engineFacts.ts'
import { type Labels, labelNames } from './labels.ts'

/** What a run shares between its containers. */
export interface CreateContext {
  readonly order: Pick<BringUpOrder, 'runId' | 'images' | 'cpuset' | 'safety' | 'publishes'>
  readonly facts: Pick<EngineFacts, 'path' | 'abilities'> & { readonly engine: { readonly cpus: number } }
  readonly labels: Labels
  readonly network: string
  readonly address: string
}

/** Flood-proof by default: two files of 10 MB a container. */
const defaultLogging = { Type: 'json-file', Config: { 'max-size': '10m', 'max-file': '2' } }

/** One container of the plan as the engine's create request. Pure. */
export function createOptions(plan: ContainerPlan, context: CreateContext): Dockerode.ContainerCreateOptions {
  const { order, facts, labels, network, address } = context
  // On the bridge path nothing is published, unless asked for: a port's proxy eats most of a core and hides refused connections.
  const publishes = facts.path !== 'bridge' || order.publishes === true
  const published = !publishes ? [] : plan.ports.map((port) => `${port}/tcp`)
  return {
    name: engineName(order.runId, plan.name),
    Hostname: plan.name,
    // By id: the tag may have moved on since the images were made sure of.
    Image: order.images.get(plan.image) ?? plan.image,
    Env: Object.entries(plan.environment).map(([key, value]) => `${key}=${value}`),
    ...(plan.command === undefined ? {} : { Cmd: [...plan.command] }),
    ...(plan.entrypoint === undefined ? {} : { Entrypoint: [...plan.entrypoint] }),
    ...(plan.user === undefined ? {} : { User: plan.user }),
    // Health checks inside eight containers cost 6-32 % of a core: we run the tests ourselves while starting, and none afterwards.
    Healthcheck: { Test: ['NONE'] },
    StopTimeout: Math.ceil(plan.stopGraceMs / 1000),
    Labels: { ...theirLabels(plan.labels), ...labels, [labelNames.container]: plan.name },
    ExposedPorts: Object.fromEntries(published.map((port) => [port, {}])),
    NetworkingConfig: {
      EndpointsConfig: {
        [network]: { IPAMConfig: { IPv4Address: address }, Aliases: [...new Set([plan.name, ...plan.aliases])] },
      },
    },
    HostConfig: {
      ...hostConfig(plan, context),
      PortBindings: Object.fromEntries(published.map((port) => [port, [{ HostIp: '127.0.0.1', HostPort: '' }]])),
    },
  }
}

/** Name of a container on the engine: decoration, for people who look with `docker ps`. */
export function engineName(runId: string, name: string): string {
  return `palier-${runId}-${name}`
}

function hostConfig(plan: ContainerPlan, context: CreateContext): Dockerode.HostConfig {
  const { order, network } = context
  return {
    NetworkMode: network,
    Init: plan.init,
    ...limits(plan, context),
    Ulimits: Object.entries(plan.ulimits).map(([Name, { soft, hard }]) => ({ Name, Soft: soft, Hard: hard })),
    ...(plan.shmSizeBytes === undefined ? {} : { ShmSize: plan.shmSizeBytes }),
    Sysctls: { ...plan.sysctls },
    Tmpfs: { ...plan.tmpfs },
    Mounts: plan.mounts.map((mount) => ({
      Type: mount.kind,
      Source: mount.kind === 'volume' ? engineName(order.runId, mount.volume) : mount.source,
      Target: mount.target,
      ReadOnly: mount.readOnly,
    })),
    RestartPolicy: restartPolicy(plan.restart),
    LogConfig:
      plan.logging === undefined ? defaultLogging : { Type: plan.logging.driver, Config: { ...plan.logging.options } },
    Privileged: false,
    SecurityOpt: ['no-new-privileges'],
    // The engine's default capabilities stay, because images that begin as root chown and change user; raw sockets nobody needs.
    CapDrop: ['NET_RAW'],
  }
}

function limits(plan: ContainerPlan, { order, facts }: CreateContext): Dockerode.HostConfig {
  const { abilities, engine } = facts
  const memory = plan.limits.memoryBytes ?? order.safety.memoryBytes
  // More than the machine has is refused by the engine; the read-back then says "partial".
  const cpus = Math.min(plan.limits.cpus ?? 0, engine.cpus)
  // The run's own set comes when everything is ready (bringUp): starting is not measured and may use every core.
  const cpuset = order.cpuset === undefined ? plan.cpuset : undefined
  return {
    ...(abilities.cpus && cpus > 0 ? { NanoCpus: Math.round(cpus * 1e9) } : {}),
    ...(abilities.memory ? { Memory: memory } : {}),
    // Equal to memory: no swap. A container that swaps measures the disk.
    ...(abilities.memory && abilities.swap ? { MemorySwap: memory } : {}),
    ...(abilities.pids ? { PidsLimit: plan.limits.pids ?? order.safety.pids } : {}),
    ...(abilities.cpuset && cpuset !== undefined ? { CpusetCpus: cpuset } : {}),
  }
}

function restartPolicy(policy: RestartPolicy): Dockerode.HostRestartPolicy {
  switch (policy.kind) {
    case 'no':
      return { Name: 'no' }
    case 'always':
      return { Name: 'always' }
    case 'unlessStopped':
      return { Name: 'unless-stopped' }
    case 'onFailure':
      return { Name: 'on-failure', MaximumRetryCount: policy.maxRetries }
  }
}

/** A topology cannot pretend that its containers belong to another run, or to nobody. */
function theirLabels(labels: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).filter(([name]) => !name.startsWith('io.palier.')))
}
