import { readdirSync, readFileSync } from 'node:fs'

/**
 * How long a process's threads have been ready to run and were kept waiting for a core, all together: the second figure of Linux's
 * `schedstat`. What other work on the machine does to a measurement shows here first. NaN where the system does not tell.
 */
export function waitedForCoreMs(pid: number | 'self'): number {
  try {
    const threads = readdirSync(`/proc/${pid}/task`)
    return threads.reduce((sum, thread) => {
      const [, waitedNs] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')
      return sum + Number(waitedNs) / 1e6
    }, 0)
  } catch {
    return Number.NaN
  }
}
