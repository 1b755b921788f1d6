import type Dockerode from 'dockerode'
import { PalierError } from '../../../../shared/domain/failure.ts'
import type { FaultAction } from '../../../../shared/domain/fault.ts'
import type { FaultRefusal } from '../../../../shared/domain/faultRefusal.ts'
import { writtenFault } from '../../../../shared/domain/writtenFault.ts'
import type { CleanupStack } from '../../cleanupStack.ts'
import type { Connection } from '../connection.ts'

/** A container of a run that something is about to be done to: it runs, is not paused, and is on the run's network. */
export interface FaultTarget {
  readonly connection: Connection
  readonly runId: string
  readonly cleanup: CleanupStack
  /** Verified: of this run, by id. */
  readonly container: Dockerode.Container
  readonly id: string
  readonly name: string
  readonly image: string
  /** Of its first process, on the engine's machine. */
  readonly pid: number
  /** 0: none. */
  readonly memoryLimitBytes: number
  readonly place: NetworkPlace
  /** Call at the moment from which on the container feels it, and not before it is sure that it will. */
  readonly begin: () => void
}

/** Where a container stands on the run's network. */
export interface NetworkPlace {
  readonly networkId: string
  readonly address: string
  readonly aliases: readonly string[]
}

/** Undoes one fault. */
export type UndoFault = (signal: AbortSignal) => Promise<void>

export function refused(action: FaultAction, why: FaultRefusal, cause?: unknown): PalierError {
  return new PalierError({ kind: 'faultRefused', fault: writtenFault(action), why }, { cause })
}

export interface TargetFacts {
  readonly connection: Connection
  readonly runId: string
  readonly cleanup: CleanupStack
  readonly name: string
  readonly id: string
  readonly begin: () => void
}

/** Looks at the container. Throws `PalierError` faultRefused when it is not in a state in which anything can be done to it. */
export async function findTarget(action: FaultAction, facts: TargetFacts, signal: AbortSignal): Promise<FaultTarget> {
  const { connection, runId, name, id } = facts
  const container = await connection.own.container(id, runId)
  const info = await container.inspect({ abortSignal: signal })
  if (!info.State.Running || info.State.Restarting) throw refused(action, { kind: 'notRunning', container: name })
  if (info.State.Paused) throw refused(action, { kind: 'paused', container: name })
  const place = placeOf(info)
  if (place === undefined) throw refused(action, { kind: 'offNetwork', container: name })
  return {
    ...facts,
    container,
    image: info.Image,
    pid: info.State.Pid,
    memoryLimitBytes: info.HostConfig.Memory ?? 0,
    place,
  }
}

/** Every container of a run is on one network. The engine adds the short id to the aliases by itself, and newer ones refuse to be given it. */
function placeOf({ Id, NetworkSettings }: Dockerode.ContainerInspectInfo): NetworkPlace | undefined {
  const [network] = Object.values(NetworkSettings.Networks)
  if (network === undefined || network.IPAddress === '') return undefined
  const aliases = ((network.Aliases ?? []) as readonly string[]).filter((alias) => alias !== Id.slice(0, 12))
  return { networkId: network.NetworkID, address: network.IPAddress, aliases }
}
