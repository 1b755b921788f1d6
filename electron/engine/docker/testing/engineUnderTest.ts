import { randomUUID } from 'node:crypto'
import { homedir, hostname } from 'node:os'
import Dockerode from 'dockerode'
import type { ContainerPlan } from '../../../../shared/domain/stackPlan.ts'
import { systemClock } from '../../host/systemClock.ts'
import type { BringUpOrder, ContainerEngine } from '../../ports/containerEngine.ts'
import { createDockerEngine, type DockerEngineOptions } from '../createDockerEngine.ts'
import { stackPlan } from './containerPlan.ts'

/** A client of the tests' own, for what the adapter must not be asked about itself. */
export const bareDocker = new Dockerode({ socketPath: '/var/run/docker.sock' })

export interface EngineUnderTest {
  readonly engine: ContainerEngine
  readonly owner: string
}

/** The real adapter with an installation id that no other test has. */
export function engineUnderTest(changes: Partial<DockerEngineOptions> = {}): EngineUnderTest {
  const owner = `test-${randomUUID()}`
  const uid = process.getuid?.()
  const engine = createDockerEngine({
    env: process.env,
    platform: process.platform,
    homeDir: homedir(),
    hostName: hostname(),
    ...(uid === undefined ? {} : { uid }),
    owner,
    clock: systemClock,
    ...changes,
  })
  return { engine, owner }
}

/** An order for a run with an id of its own. */
export function testOrder(containers: readonly ContainerPlan[], changes: Partial<BringUpOrder> = {}): BringUpOrder {
  return {
    runId: `t${randomUUID().slice(0, 8)}`,
    plan: stackPlan(containers),
    images: new Map(),
    safety: { memoryBytes: 128 * 2 ** 20, pids: 64 },
    readyWithinMs: 20_000,
    ...changes,
  }
}

/** Names of everything on the engine that belongs to that owner. */
export async function ownedBy(owner: string): Promise<string[]> {
  const filters = { label: [`io.palier.owner=${owner}`] }
  const [containers, networks, volumes] = await Promise.all([
    bareDocker.listContainers({ all: true, filters }),
    bareDocker.listNetworks({ filters }),
    bareDocker.listVolumes({ filters }),
  ])
  return [
    ...containers.map(({ Names }) => Names[0] ?? ''),
    ...networks.map(({ Name }) => Name),
    ...(volumes.Volumes ?? []).map(({ Name }) => Name),
  ]
}
