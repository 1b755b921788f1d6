/** Memory limit of one container. */
export interface MemoryLimit {
  readonly container: string
  readonly memoryBytes: number
}

/** Why containers cannot live together on the server that their topology declares, with the figures of the arithmetic. */
export type ServerMisfit =
  | {
      readonly of: 'cores'
      readonly cpus: number
      /** 0 where the generator runs on other cores than the engine's. */
      readonly generatorCores: number
      readonly engineCores: number
    }
  | {
      readonly of: 'unlimited'
      readonly containers: readonly string[]
      /** Of the others. */
      readonly limits: readonly MemoryLimit[]
      readonly memoryBytes: number
    }
  | { readonly of: 'limits'; readonly limits: readonly MemoryLimit[]; readonly memoryBytes: number }
  | { readonly of: 'engineMemory'; readonly memoryBytes: number; readonly engineBytes: number }
  | { readonly of: 'ownCpuset'; readonly container: string; readonly cpuset: string }

/** What the engine said of a container after the start, where that is not what it was asked for. */
export type ServerBreach =
  | { readonly of: 'cpuset'; readonly container: string; readonly asked: string; readonly held: string }
  | { readonly of: 'memory'; readonly container: string; readonly askedBytes: number; readonly heldBytes: number }
