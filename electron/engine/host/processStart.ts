import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * A mark of a process's start that a later process with the same id does not have; undefined when there is no such process.
 * Linux: boot id and start time in clock ticks since boot (field 22 of /proc/<pid>/stat). Elsewhere: what `ps` says.
 */
export function processStart(pid: number): string | undefined {
  if (process.platform === 'linux') return linuxStart(pid)
  if (process.platform === 'win32') return windowsStart(pid)
  const { status, stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' })
  return status === 0 && stdout.trim() !== '' ? stdout.trim() : undefined
}

function linuxStart(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The command's name, in parentheses, may hold blanks and parentheses itself.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z') return undefined
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[19]}`
  } catch {
    return undefined
  }
}

function windowsStart(pid: number): string | undefined {
  const command = `(Get-Process -Id ${pid} -ErrorAction Stop).StartTime.ToFileTimeUtc()`
  const { status, stdout } = spawnSync('powershell', ['-NoProfile', '-Command', command], { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : undefined
}
