import { type Failure, PalierError } from '../../../shared/domain/failure.ts'
import type { ContainerPlan } from '../../../shared/domain/stackPlan.ts'
import type { BringUpOrder, BringUpProgress } from '../ports/containerEngine.ts'
import type { Connection } from './connection.ts'
import type { RunNetwork } from './createNetwork.ts'
import { createOptions, engineName } from './createOptions.ts'
import { engineFailed, statusOf, wordsOf } from './engineError.ts'
import type { Labels } from './labels.ts'
import { hostAddress } from './subnets.ts'

export interface CreatedContainer {
  readonly id: string
  readonly address: string
}

/**
 * Creates the run's volumes and then all its containers at once. Waits for every create that was begun, also when another one failed or the signal
 * fired, so that the undo that follows sees them all.
 */
export async function createContainers(
  connection: Connection,
  order: BringUpOrder,
  labels: Labels,
  network: RunNetwork,
  onProgress: (progress: BringUpProgress) => void,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, CreatedContainer>> {
  const { docker, facts } = connection
  await allOf(volumesOf(order).map((volume) => createVolume(connection, engineName(order.runId, volume), labels)))
  signal.throwIfAborted()
  const created = await allOf(
    order.plan.containers.map(async (plan, index) => {
      const address = hostAddress(network.subnet, index)
      const options = createOptions(plan, { order, facts, labels, network: network.name, address })
      const { id } = await docker.createContainer(options).catch((error: unknown) => {
        throw toRefusal(plan, error)
      })
      onProgress({ container: plan.name, state: 'created' })
      return [plan.name, { id, address }] as const
    }),
  )
  signal.throwIfAborted()
  return new Map(created)
}

/** Every promise is waited for; then the first failure is thrown. */
async function allOf<T>(work: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(work)
  return Promise.all(work)
}

function volumesOf({ plan }: BringUpOrder): string[] {
  const volumes = plan.containers.flatMap(({ mounts }) =>
    mounts.flatMap((mount) => (mount.kind === 'volume' ? [mount.volume] : [])),
  )
  return [...new Set(volumes)]
}

async function createVolume({ docker }: Connection, name: string, labels: Labels): Promise<void> {
  await docker.createVolume({ Name: name, Labels: { ...labels } }).catch((error: unknown) => {
    throw engineFailed(`creating the volume ${name}`, error)
  })
}

/** The engine's refusal to create or start a container, in our words. */
export function toRefusal(plan: Pick<ContainerPlan, 'name' | 'image'>, error: unknown): PalierError {
  return new PalierError(refusal(plan, error), { cause: error })
}

function refusal({ name, image }: Pick<ContainerPlan, 'name' | 'image'>, error: unknown): Failure {
  const message = wordsOf(error)
  if (/no such image/i.test(message)) return { kind: 'imageMissing', image, message }
  if (/port is already allocated|address already in use|ports are not available/i.test(message)) {
    const port = Number(/:(\d+)(?:\D|$)(?!.*:\d)/.exec(message)?.[1] ?? 0)
    return { kind: 'portTaken', container: name, port, message }
  }
  // No status: the engine did not refuse, it did not answer.
  if (statusOf(error) === undefined) return { kind: 'engineFailed', doing: `creating or starting ${name}`, message }
  return { kind: 'containerRefused', container: name, message }
}
