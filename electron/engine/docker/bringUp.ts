import type Dockerode from 'dockerode'
import type { EffectiveLimit } from '../../../shared/domain/manifest.ts'
import type { ContainerPlan } from '../../../shared/domain/stackPlan.ts'
import type { CleanupStack } from '../cleanupStack.ts'
import type { Clock } from '../ports/clock.ts'
import type { BringUpOrder, BringUpProgress } from '../ports/containerEngine.ts'
import type { HeldLimits } from '../ports/stack.ts'
import type { Connection } from './connection.ts'
import { type CreatedContainer, createContainers } from './createContainers.ts'
import { createNetwork } from './createNetwork.ts'
import { DockerStack, type RunningContainer } from './dockerStack.ts'
import { effectiveCores } from './effectiveCores.ts'
import { effectiveLimits, type HeldTo } from './effectiveLimits.ts'
import { engineFailed } from './engineError.ts'
import { examineContainer } from './examineContainer.ts'
import { engineNowMs, toObserved } from './followChanges.ts'
import { runLabels } from './labels.ts'
import { removeRun } from './removeRun.ts'
import { startInOrder } from './startInOrder.ts'
import { startSteps } from './startSteps.ts'
import type { AddressRange } from './subnets.ts'

const logsWithinMs = 5_000

export interface BringUpWorld {
  readonly connection: Connection
  readonly clock: Clock
  readonly hostRoutes: () => Promise<readonly AddressRange[]>
}

/**
 * Creates and starts everything of a run. The undo is deferred before the first request and finds things by their labels, and no create request is ever
 * cut off: whatever moment a stop or a failure comes at, what the engine made of us until then is found and removed.
 */
export async function bringUp(
  { connection, clock, hostRoutes }: BringUpWorld,
  order: BringUpOrder,
  cleanup: CleanupStack,
  onProgress: (progress: BringUpProgress) => void,
  signal: AbortSignal,
): Promise<DockerStack> {
  signal.throwIfAborted()
  const { docker, own, owner } = connection
  const { runId, plan } = order
  const closing = new AbortController()
  cleanup.defer(`containers, network and volumes of run ${runId}`, async () => {
    closing.abort()
    await removeRun(own, runId, clock)
  })
  const labels = runLabels(owner, runId)
  const network = await createNetwork(docker, runId, labels, await hostRoutes())
  signal.throwIfAborted()
  const created = await createContainers(connection, order, labels, network, onProgress, signal)
  try {
    await startInOrder(plan.containers, startSteps(connection, clock, order, created, onProgress), signal)
  } catch (error) {
    signal.throwIfAborted()
    await tellLogs(docker, created, onProgress)
    throw error
  }
  await pinAll(connection, order, created)
  const readyMs = await engineNowMs(docker)
  const inspected = await inspectAll(docker, created)
  return new DockerStack(
    connection,
    clock,
    {
      runId,
      subnet: network.subnet,
      limits: limitsOf(plan.containers, inspected),
      held: heldLimits(inspected),
      readyMs,
      closing: closing.signal,
      cleanup,
      publishedPorts: async (id) => toPublished(await docker.getContainer(id).inspect()),
    },
    plan.containers.map((container) => toRunning(container, created, inspected)),
  )
}

/**
 * From here on the containers share their cores. Not earlier: three instances with four workers each took 13 s to start
 * on the one core they are measured on, and half of that on both.
 */
async function pinAll(
  { own, facts }: Connection,
  { runId, cpuset }: BringUpOrder,
  created: ReadonlyMap<string, CreatedContainer>,
): Promise<void> {
  if (cpuset === undefined || !facts.abilities.cpuset) return
  try {
    await Promise.all([...created.values()].map(({ id }) => own.pin(id, runId, cpuset)))
  } catch (error) {
    throw engineFailed('giving the containers their cores', error)
  }
}

/** The containers are removed next, and with them the only account of why they did not start. */
async function tellLogs(
  docker: Dockerode,
  created: ReadonlyMap<string, CreatedContainer>,
  onProgress: (progress: BringUpProgress) => void,
): Promise<void> {
  const within = AbortSignal.timeout(logsWithinMs)
  await Promise.allSettled(
    [...created].map(async ([container, { id }]) => {
      const { log } = await examineContainer(docker, container, id, within)
      onProgress({ container, state: 'givenUp', log })
    }),
  )
}

type Inspected = ReadonlyMap<string, Dockerode.ContainerInspectInfo>

async function inspectAll(docker: Dockerode, created: ReadonlyMap<string, CreatedContainer>): Promise<Inspected> {
  try {
    return new Map(
      await Promise.all(
        [...created].map(async ([name, { id }]) => [name, await docker.getContainer(id).inspect()] as const),
      ),
    )
  } catch (error) {
    throw engineFailed('reading the limits back', error)
  }
}

function toRunning(
  { name, service, role }: ContainerPlan,
  created: ReadonlyMap<string, CreatedContainer>,
  inspected: Inspected,
): RunningContainer {
  const container = created.get(name)
  const info = inspected.get(name)
  if (container === undefined || info === undefined) throw new Error(`${name} was not created`)
  const { running, startedMs } = toObserved(info.State)
  return {
    name,
    service,
    role,
    image: info.Image,
    address: container.address,
    id: container.id,
    state: { running, startedMs },
    pid: info.State.Pid,
    limitCores: effectiveCores(heldTo(info)),
    published: toPublished(info),
  }
}

/** The loopback ports the engine has chosen. */
function toPublished({ NetworkSettings }: Dockerode.ContainerInspectInfo): ReadonlyMap<number, number> {
  return new Map(
    Object.entries(NetworkSettings.Ports ?? {}).flatMap(([port, bindings]) => {
      const hostPort = Number(bindings?.[0]?.HostPort)
      return hostPort > 0 ? [[Number.parseInt(port, 10), hostPort] as const] : []
    }),
  )
}

function limitsOf(plans: readonly ContainerPlan[], inspected: Inspected): EffectiveLimit[] {
  return plans.flatMap((plan) => effectiveLimits(plan, heldTo(inspected.get(plan.name))))
}

function heldLimits(inspected: Inspected): HeldLimits[] {
  return [...inspected].map(([container, info]) => {
    const { cpuset, memoryBytes } = heldTo(info)
    return { container, cpuset, memoryBytes }
  })
}

function heldTo(info: Dockerode.ContainerInspectInfo | undefined): HeldTo {
  const held = info?.HostConfig
  return {
    nanoCpus: held?.NanoCpus ?? 0,
    memoryBytes: held?.Memory ?? 0,
    pids: held?.PidsLimit ?? 0,
    cpuset: held?.CpusetCpus ?? '',
  }
}
