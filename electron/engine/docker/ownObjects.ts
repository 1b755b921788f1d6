import type Dockerode from 'dockerode'
import { isAlreadyDone } from './engineError.ts'
import { labelFilter, labelNames } from './labels.ts'

export interface OwnObject {
  readonly kind: 'container' | 'network' | 'volume'
  /** Engine id; a volume's is its name, it has no other. */
  readonly id: string
  /** For messages only. */
  readonly name: string
  readonly runId: string
}

/**
 * The one door to everything that changes an existing object. Rule: inspect first, act only when the owner and the run label match,
 * act by id. Labels cannot be changed after creation and ids are never reused, so a container or network is inspected once;
 * a volume is known by its name alone and is inspected every time.
 */
export class OwnObjects {
  readonly #docker: Dockerode
  readonly #owner: string
  readonly #verified = new Set<string>()

  constructor(docker: Dockerode, owner: string) {
    this.#docker = docker
    this.#owner = owner
  }

  /** What exists of this installation, or of one of its runs. */
  async list(runId?: string): Promise<OwnObject[]> {
    const filters = labelFilter(this.#owner, runId)
    const [containers, networks, volumes] = await Promise.all([
      this.#docker.listContainers({ all: true, filters }),
      this.#docker.listNetworks({ filters }),
      this.#docker.listVolumes({ filters }),
    ])
    return [
      ...containers.map(({ Id, Names, Labels }) => toOwn('container', Id, Names[0]?.slice(1) ?? Id, Labels)),
      ...networks.map(({ Id, Name, Labels }) => toOwn('network', Id, Name, Labels)),
      ...(volumes.Volumes ?? []).map(({ Name, Labels }) => toOwn('volume', Name, Name, Labels)),
    ]
  }

  /** Starts a container of that run. */
  async start(id: string, runId: string): Promise<void> {
    await this.#assertOwn({ kind: 'container', id, runId })
    await this.#docker.getContainer(id).start()
  }

  /** Keeps a running container of that run to a list of cores, `0-2`. */
  async pin(id: string, runId: string, cpuset: string): Promise<void> {
    await this.#assertOwn({ kind: 'container', id, runId })
    await this.#docker.getContainer(id).update({ CpusetCpus: cpuset })
  }

  /** A container of that run, in which a command may be executed. */
  async forExec(id: string, runId: string): Promise<Dockerode.Container> {
    await this.#assertOwn({ kind: 'container', id, runId })
    return this.#docker.getContainer(id)
  }

  /** A container of that run, for everything that is done to it on purpose. */
  async container(id: string, runId: string): Promise<Dockerode.Container> {
    return this.forExec(id, runId)
  }

  /** A network of that run, to take containers off it and put them on it. */
  async network(id: string, runId: string): Promise<Dockerode.Network> {
    await this.#assertOwn({ kind: 'network', id, runId })
    return this.#docker.getNetwork(id)
  }

  /** Removes the object with its anonymous volumes, running or not. Gone already is fine. */
  async remove(object: Omit<OwnObject, 'name'>): Promise<void> {
    try {
      await this.#assertOwn(object)
      if (object.kind === 'container') await this.#docker.getContainer(object.id).remove({ force: true, v: true })
      else if (object.kind === 'network') await this.#docker.getNetwork(object.id).remove()
      else await this.#docker.getVolume(object.id).remove()
    } catch (error) {
      if (!isAlreadyDone(error)) throw error
    }
  }

  async #assertOwn({ kind, id, runId }: Omit<OwnObject, 'name'>): Promise<void> {
    const key = `${kind} ${id} ${runId}`
    if (this.#verified.has(key)) return
    const labels = await this.#labelsOf(kind, id)
    if (labels[labelNames.owner] !== this.#owner || labels[labelNames.run] !== runId) {
      throw new Error(`${kind} ${id} is not of run ${runId}: left alone`)
    }
    if (kind !== 'volume') this.#verified.add(key)
  }

  async #labelsOf(kind: OwnObject['kind'], id: string): Promise<Readonly<Record<string, string>>> {
    if (kind === 'container') return (await this.#docker.getContainer(id).inspect()).Config.Labels ?? {}
    if (kind === 'network') return (await this.#docker.getNetwork(id).inspect()).Labels ?? {}
    return (await this.#docker.getVolume(id).inspect()).Labels ?? {}
  }
}

function toOwn(
  kind: OwnObject['kind'],
  id: string,
  name: string,
  labels: Record<string, string> | undefined,
): OwnObject {
  return { kind, id, name, runId: labels?.[labelNames.run] ?? '' }
}
