import type { MachineFiles } from '../machineFiles.ts'
import { listenQueues } from './listenQueues.ts'

/** A file without a listener is looked into again after so many rounds: the program may have begun to listen. */
const deafRounds = 60

interface QueueFile {
  readonly container: string
  readonly path: string
}

/**
 * Reads how many connections wait to be accepted, one file a round, and besides it the one in which connections wait already: for each of
 * these files the kernel walks through the connections of the whole machine, 4 to 5 ms here, and eight containers have sixteen.
 */
export class QueueTurns {
  readonly #files: MachineFiles
  /** Path to the rounds that it is left out for. */
  readonly #deaf = new Map<string, number>()
  #turn = 0
  /** Path in which connections wait. */
  #busy: string | undefined

  constructor(files: MachineFiles) {
    this.#files = files
  }

  /** Container to its longest queue, of those that were read; `processes` is one of each container. */
  read(processes: readonly (readonly [container: string, pid: string])[]): ReadonlyMap<string, number> {
    for (const [path, rounds] of this.#deaf) {
      if (rounds > 1) this.#deaf.set(path, rounds - 1)
      else this.#deaf.delete(path)
    }
    const candidates = processes
      .flatMap(([container, pid]) => ['tcp', 'tcp6'].map((name) => ({ container, path: `/proc/${pid}/net/${name}` })))
      .filter(({ path }) => !this.#deaf.has(path))
    const next = candidates[this.#turn++ % Math.max(1, candidates.length)]
    const busy = candidates.find(({ path }) => path === this.#busy)
    const longest = new Map<string, number>()
    for (const file of new Set([busy, next])) {
      const waiting = file === undefined ? undefined : this.#waitingIn(file)
      if (file !== undefined && waiting !== undefined) {
        longest.set(file.container, Math.max(waiting, longest.get(file.container) ?? 0))
      }
    }
    return longest
  }

  #waitingIn({ path }: QueueFile): number | undefined {
    const waiting = listenQueues(this.#files.head(path) ?? '').map((queue) => queue.waiting)
    if (waiting.length === 0) {
      this.#deaf.set(path, deafRounds)
      return undefined
    }
    const most = Math.max(...waiting)
    if (most > 0) this.#busy = path
    else if (path === this.#busy) this.#busy = undefined
    return most
  }
}
