import { readFileSync, rmSync } from 'node:fs'

/**
 * Whether the process named in a pid file lives and is the program it should be. If it is not, the file is removed.
 *
 * dockerd refuses to start while *any* process has the id in its old file, and kills the one in containerd's old file after a while:
 * ids are used again after a restart of the machine, so the name is checked too.
 *
 * @param {string} pidFile
 * @param {string} program as in /proc/<pid>/comm
 */
export function clearStalePidFile(pidFile, program) {
  try {
    const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10)
    if (nameOf(pid) === program) return true
    rmSync(pidFile)
  } catch {
    // No such file, or not ours to remove: dockerd will say what it makes of it.
  }
  return false
}

/** @param {number} pid */
function nameOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
  } catch {
    return undefined
  }
}
