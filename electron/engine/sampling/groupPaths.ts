import type { MachineFiles } from './machineFiles.ts'

/** Folders of a process's control groups; a kind that the process has none of, or only the whole machine's, has none. */
export interface GroupPaths {
  /** Version 2. */
  readonly unified: string | undefined
  /** Version 1. */
  readonly pids: string | undefined
  readonly memory: string | undefined
}

export function groupPaths(files: MachineFiles, pid: number): GroupPaths {
  const lines = (files.text(`/proc/${pid}/cgroup`) ?? '').split('\n').map((line) => line.split(':'))
  const folder = (root: string, controller: string): string | undefined => {
    const path = lines
      .find(([, name]) => name?.split(',').includes(controller))
      ?.slice(2)
      .join(':')
    // The root group would be the whole machine: it is not a container's.
    return path === undefined || path === '/' ? undefined : `${root}${path}`
  }
  return {
    unified: folder('/sys/fs/cgroup', ''),
    pids: folder('/sys/fs/cgroup/pids', 'pids'),
    memory: folder('/sys/fs/cgroup/memory', 'memory'),
  }
}
