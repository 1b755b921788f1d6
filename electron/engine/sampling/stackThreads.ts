import { groupPaths } from './groupPaths.ts'
import type { MachineFiles } from './machineFiles.ts'

/**
 * Counts the threads of some containers that run, wait for a core or wait for a disk (states R and D): what the kernel's load average
 * counts of a whole machine. Threads are listed by the containers' control groups, which keep their paths through restarts; those of
 * groups a container makes inside its own are not seen.
 */
export class StackThreads {
  readonly #files: MachineFiles
  readonly #lists: readonly (string | undefined)[]

  /** `processIds`: the first process of each container. */
  constructor(files: MachineFiles, processIds: ReadonlyMap<string, number>) {
    this.#files = files
    this.#lists = [...processIds.values()].map((pid) => threadList(files, pid))
  }

  /** Undefined when the threads of some container cannot be listed, or none of their states be read: part of a sum is no sum. */
  active(): number | undefined {
    if (this.#lists.length === 0 || this.#lists.includes(undefined)) return undefined
    const threads = this.#lists.flatMap((list) => (this.#files.text(list ?? '') ?? '').split('\n').filter(Boolean))
    const states = threads.map((id) => threadState(this.#files.text(`/proc/${id}/stat`)))
    if (threads.length > 0 && states.every((state) => state === undefined)) return undefined
    return states.filter((state) => state === 'R' || state === 'D').length
  }
}

/** File that lists the threads of a process's control group: of version 2 if it has its containers there, else of version 1. */
function threadList(files: MachineFiles, pid: number): string | undefined {
  const paths = groupPaths(files, pid)
  return [`${paths.unified}/cgroup.threads`, `${paths.pids}/tasks`, `${paths.memory}/tasks`].find(
    (path) => files.text(path) !== undefined,
  )
}

/** The third field; the second, the command in parentheses, may hold blanks and parentheses itself. */
function threadState(stat: string | undefined): string | undefined {
  return stat?.charAt(stat.lastIndexOf(')') + 2)
}
