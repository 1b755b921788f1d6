import { spawnSync } from 'node:child_process'
import { readlinkSync } from 'node:fs'

/**
 * Pins the calling thread to one core, on Linux, with util-linux's `taskset`. Gives false where that is not possible
 * (other systems, no `taskset`, a core that is not ours): the thread then runs wherever it is put.
 */
export function pinThread(core: number): boolean {
  try {
    // `<pid>/task/<tid>`: Node itself does not know its thread ids.
    const thread = readlinkSync('/proc/thread-self').split('/').at(-1)
    if (thread === undefined) return false
    return spawnSync('taskset', ['-pc', String(core), thread], { stdio: 'ignore' }).status === 0
  } catch {
    return false
  }
}
