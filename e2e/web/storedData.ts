import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'
import { cliFile, type HostFolders, hostEnv, makeFolders, removeFolders } from './startWebHost.ts'

export interface Stored {
  readonly comparisonId: string
  readonly runIds: readonly string[]
}

/** With a fault, so that the timelines have something to show. */
const fault = ['--fault', 'at=25s for=15s pause api-1']
const args = ['compare', 'solo', 'trio-cache', '--profile', 'quick', '--time-scale', '0.1', '--seed', '7', ...fault]

/**
 * Puts a small comparison of the real engine into the folders, before a host is started on them. Made once for all specs. To look at
 * the screens with data of one's own: PALIER_E2E_DATA, a data folder that is only read.
 */
export function withStoredData(folders: HostFolders): Stored {
  const source = process.env.PALIER_E2E_DATA ?? madeOnce()
  cpSync(source, folders.data, { recursive: true })
  const [comparisonId = ''] = readdirSync(join(folders.data, 'comparisons'))
  return { comparisonId, runIds: readdirSync(join(folders.data, 'runs')) }
}

function madeOnce(): string {
  const shared = join(inject('sharedFolder'), 'data')
  if (existsSync(shared)) return shared
  const folders = makeFolders()
  const made = spawnSync(process.execPath, [cliFile, '--out', folders.data, ...args], {
    env: hostEnv(folders),
    encoding: 'utf8',
  })
  if (made.status !== 0) throw new Error(`palier ${args.join(' ')} ended with ${made.status}:\n${made.stderr}`)
  cpSync(folders.data, `${shared}.new`, { recursive: true })
  renameSync(`${shared}.new`, shared)
  removeFolders(folders)
  return shared
}
