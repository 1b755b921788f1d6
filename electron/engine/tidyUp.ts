import { PalierError } from '../../shared/domain/failure.ts'
import type { Leases } from './leases.ts'
import type { ContainerEngine } from './ports/containerEngine.ts'

const SWEEP_WITHIN_MS = 30_000

export interface TidyParts {
  readonly leases: Leases
  readonly containers: Pick<ContainerEngine, 'sweep'>
  /** Writes the end of runs whose process is gone into their manifests. */
  readonly settleInterrupted: () => unknown
}

/**
 * What a program that was killed left behind, seen to once by the next one: its runs become `interrupted`, its
 * containers go. Without an engine the containers wait for a later start; that is no reason to fail.
 */
export function createTidyUp({ leases, containers, settleInterrupted }: TidyParts): () => Promise<void> {
  let done: Promise<void> | undefined
  const tidy = async (): Promise<void> => {
    settleInterrupted()
    const dead = leases.dead()
    if (dead.length === 0) return
    try {
      const { leftBehind } = await containers.sweep(
        (runId) => leases.isLive(runId),
        AbortSignal.timeout(SWEEP_WITHIN_MS),
      )
      if (leftBehind.length === 0) for (const { runId } of dead) leases.forget(runId)
    } catch (error) {
      if (!(error instanceof PalierError)) throw error
    }
  }
  return () => {
    done ??= tidy()
    return done
  }
}
