import type { Role } from '../../../shared/domain/topology.ts'
import type { EngineInfo } from './containerEngine.ts'
import type { ContainerEnd, Stack, StackContainer } from './stack.ts'

/** A container by the name its engine knows it by, and what it is for. */
export interface NamedContainer {
  readonly name: string
  readonly role: Role
}

/** Containers that somebody else runs: read, never changed. */
export interface ContainerObserver {
  /**
   * Finds them on the engine of that Docker context, or on the one that the environment names. Throws `PalierError` dockerUnreachable,
   * dockerUnfit, engineFailed, or badInput with all names that are not there.
   */
  observe(
    order: { readonly containers: readonly NamedContainer[]; readonly context?: string },
    signal: AbortSignal,
  ): Promise<ObservedContainers>
}

export interface ObservedContainers {
  readonly engine: EngineInfo['engine']
  readonly containers: readonly Omit<StackContainer, 'address'>[]
  /** As of a stack. */
  follow: Stack['follow']
  sample: Stack['sample']
  ends(signal: AbortSignal): Promise<readonly ContainerEnd[]>
  /** Lets go of the engine; to be called when the signals of the others have fired. */
  close(): void
}
