import type { MissingImage } from '../../../shared/domain/failure.ts'
import type { Environment } from '../../../shared/domain/manifest.ts'
import type { ImagePlan, StackPlan } from '../../../shared/domain/stackPlan.ts'
import type { CleanupStack } from '../cleanupStack.ts'
import type { Stack } from './stack.ts'

export interface EngineInfo {
  readonly engine: Environment['engine']
  readonly path: 'bridge' | 'published'
}

export interface ImageProgress {
  readonly image: string
  readonly message: string
  readonly state: 'building' | 'done' | 'failed'
}

export interface BringUpOrder {
  readonly runId: string
  readonly plan: StackPlan
  /** Image reference to image id, from `ensureImages`. */
  readonly images: ReadonlyMap<string, string>
  /** CPU list that the containers share, `0-2`; absent: no pinning. */
  readonly cpuset?: string
  /** Ceilings for containers that ask for none. */
  readonly safety: { readonly memoryBytes: number; readonly pids: number }
  /** Longest wait for one container; its own health check may ask for less. */
  readonly readyWithinMs: number
  /** Ports are published on loopback on the `bridge` path too; absent: only where there is no other way. */
  readonly publishes?: boolean
}

export type BringUpProgress = { readonly container: string } & (
  | { readonly state: 'created' | 'started' | 'ready' }
  /** Starting has failed: what the container has written until now. */
  | { readonly state: 'givenUp'; readonly log: string }
)

/** The engine that runs containers. Every method throws `PalierError` for expected failures. */
export interface ContainerEngine {
  /** Finds the engine and says what it is; repeated calls ask again. */
  describe(signal: AbortSignal): Promise<EngineInfo>
  /** Builds (or finds, or pulls) the images in parallel; gives the id of each. Also makes sure of the base image. */
  ensureImages(
    images: readonly ImagePlan[],
    onProgress: (progress: ImageProgress) => void,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, string>>
  /**
   * Which of these would have to be built or pulled first; and whether the base image is there. With `askRegistry` also what of
   * it cannot be pulled now: takes seconds where none answers.
   */
  missingImages(
    images: readonly ImagePlan[],
    signal: AbortSignal,
    how?: { readonly askRegistry: boolean },
  ): Promise<{
    readonly base: boolean
    readonly missing: readonly string[]
    readonly unobtainable: readonly MissingImage[]
  }>
  /**
   * Creates the run's network and containers and starts them in the order of their dependencies until each is ready.
   * Everything created is deferred on `cleanup` first thing; the caller unwinds, also when this throws.
   */
  bringUp(
    order: BringUpOrder,
    cleanup: CleanupStack,
    onProgress: (progress: BringUpProgress) => void,
    signal: AbortSignal,
  ): Promise<Stack>
  /** Removes what runs of this installation left behind. `isLive` runs are spared. Repeats until two passes are clean. */
  sweep(
    isLive: (runId: string) => boolean,
    signal: AbortSignal,
  ): Promise<{ readonly removed: readonly string[]; readonly leftBehind: readonly string[] }>
}
