import type Dockerode from 'dockerode'
import type { Clock } from '../../ports/clock.ts'
import type { ContainerObserver, NamedContainer, ObservedContainers } from '../../ports/containerObserver.ts'
import type { ContainerEnd } from '../../ports/stack.ts'
import { engineClient } from '../connection.ts'
import type { DockerEngineOptions } from '../createDockerEngine.ts'
import { effectiveCores } from '../effectiveCores.ts'
import { engineFailed } from '../engineError.ts'
import { toEngineFacts } from '../engineFacts.ts'
import { findAnyEngine } from '../findEngine.ts'
import { engineNowMs, followChanges, toObserved } from '../followChanges.ts'
import { sampleStats } from '../sampleStats.ts'
import { findContainers } from './findContainers.ts'
import { SshAgent } from './SshAgent.ts'

type ObserverOptions = Pick<DockerEngineOptions, 'env' | 'platform' | 'homeDir' | 'hostName' | 'uid' | 'clock'>

const composeService = 'com.docker.compose.service'

/** Containers that somebody else runs, on any engine that can be reached. Every request is a GET. */
export function createContainerObserver(options: ObserverOptions): ContainerObserver {
  const { platform, hostName, clock } = options
  return {
    async observe({ containers, context }, signal) {
      const env = context === undefined ? options.env : { ...options.env, DOCKER_HOST: '', DOCKER_CONTEXT: context }
      const found = await findAnyEngine({ ...options, env }, clock, signal)
      const { engine } = toEngineFacts(found, hostName, platform)
      const { address } = found
      const agent = address.kind === 'ssh' ? new SshAgent(address, env) : undefined
      const docker = engineClient(address, agent)
      try {
        return new DockerObservation({
          docker,
          clock,
          engine,
          sinceMs: await engineNowMs(docker),
          seen: await inspectAll(docker, await findContainers(docker, containers, signal), signal),
          close: () => agent?.destroy(),
        })
      } catch (error) {
        agent?.destroy()
        throw error
      }
    },
  }
}

interface Seen extends NamedContainer {
  readonly id: string
  readonly info: Dockerode.ContainerInspectInfo
}

async function inspectAll(
  docker: Dockerode,
  found: readonly (NamedContainer & { readonly id: string })[],
  signal: AbortSignal,
): Promise<readonly Seen[]> {
  try {
    return await Promise.all(
      found.map(async (one) => ({ ...one, info: await docker.getContainer(one.id).inspect({ abortSignal: signal }) })),
    )
  } catch (error) {
    signal.throwIfAborted()
    throw engineFailed('reading the containers’ state', error)
  }
}

interface ObservationParts {
  readonly docker: Dockerode
  readonly clock: Clock
  readonly engine: ObservedContainers['engine']
  /** Engine's wall time when it was asked first. */
  readonly sinceMs: number
  readonly seen: readonly Seen[]
  readonly close: () => void
}

/** Keeps to the containers it has found: one that is replaced by another of its name has died. */
class DockerObservation implements ObservedContainers {
  readonly engine: ObservedContainers['engine']
  readonly containers: ObservedContainers['containers']
  readonly #parts: ObservationParts
  /** Container name to the engine's wall time of its last start. */
  readonly #startedMs: Map<string, number>

  constructor(parts: ObservationParts) {
    this.#parts = parts
    this.engine = parts.engine
    this.containers = parts.seen.map(({ name, role, info }) => ({
      name,
      service: info.Config.Labels?.[composeService] ?? name,
      role,
      image: info.Image,
    }))
    this.#startedMs = new Map(parts.seen.map(({ name, info }) => [name, toObserved(info.State).startedMs]))
  }

  follow(onChange: Parameters<ObservedContainers['follow']>[0], signal: AbortSignal): void {
    const { docker, clock, seen, sinceMs } = this.#parts
    const ids = seen.map(({ id }) => id)
    const followed = {
      docker,
      filters: { events: { container: ids }, list: { id: ids } },
      clock,
      ids: new Map(seen.map(({ name, id }) => [name, id])),
      states: new Map(seen.map(({ name, info }) => [name, toObserved(info.State)])),
      sinceMs,
    }
    void followChanges(
      followed,
      ({ container, what, exitCode, engineMs }, nowMs) => {
        if (what === 'restarted') this.#startedMs.set(container, engineMs)
        if (!signal.aborted) onChange({ container, what, ...(exitCode === undefined ? {} : { exitCode }), nowMs })
      },
      signal,
    )
  }

  sample(onReading: Parameters<ObservedContainers['sample']>[0], signal: AbortSignal): void {
    const { docker, clock, seen } = this.#parts
    for (const { name, id, info } of seen) {
      const { NanoCpus: nanoCpus = 0, CpusetCpus: cpuset = '' } = info.HostConfig
      const limitCores = effectiveCores({ nanoCpus, cpuset })
      const startedMs = () => this.#startedMs.get(name) ?? 0
      void sampleStats(
        { docker, id, clock, ...(limitCores === undefined ? {} : { limitCores }), startedMs },
        (usage, nowMs) => {
          if (!signal.aborted) onReading({ container: name, ...usage, nowMs })
        },
        signal,
      )
    }
  }

  /** A container that is gone does not run. Restarts and an end for want of memory are those since it was seen first. */
  async ends(signal: AbortSignal): Promise<readonly ContainerEnd[]> {
    const { docker, seen } = this.#parts
    return Promise.all(
      seen.map(async ({ name, id, info }): Promise<ContainerEnd> => {
        const now = await docker
          .getContainer(id)
          .inspect({ abortSignal: signal })
          .catch(() => undefined)
        if (now === undefined) return { container: name, running: false, oomKilled: false, restarts: 0 }
        const { Running, ExitCode, OOMKilled } = now.State
        return {
          container: name,
          running: Running,
          ...(Running ? {} : { exitCode: ExitCode }),
          oomKilled: OOMKilled && !info.State.OOMKilled,
          restarts: Math.max(0, now.RestartCount - info.RestartCount),
        }
      }),
    )
  }

  close(): void {
    this.#parts.close()
  }
}
