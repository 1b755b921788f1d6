import { accessSync, constants } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Where a log of ours goes: /var/log for root, else the folder for temporary files.
 *
 * @param {string} name
 */
export function logPath(name) {
  try {
    accessSync('/var/log', constants.W_OK)
    return join('/var/log', name)
  } catch {
    return join(tmpdir(), name)
  }
}
