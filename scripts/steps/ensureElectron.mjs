import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { machineFacts } from './dockerFacts.mjs'
import { runNodeStep } from './runNode.mjs'

/**
 * The Electron that belongs to the packages, or `undefined`: its download is a step of its own, and may never have happened.
 *
 * @param {string} rootDir
 * @returns {string | undefined} the program
 */
export function findElectron(rootDir) {
  const folder = join(rootDir, 'node_modules', 'electron')
  const note = join(folder, 'path.txt')
  if (!existsSync(note)) return undefined
  const program = join(folder, 'dist', readFileSync(note, 'utf8').trim())
  return existsSync(program) ? program : undefined
}

/**
 * Downloads it, checked against the checksums that its package brings. Never fails but by an interruption: the browser does the same.
 *
 * @param {string} rootDir
 * @param {import('./runNode.mjs').NodeRuntime} node
 */
export async function ensureElectron(rootDir, node) {
  if (findElectron(rootDir) !== undefined) return { label: 'Electron ready', isNews: false }
  if (!machineFacts().mayInstall) return skipped('PALIER_NO_INSTALL=1 forbids its download')
  const install = join(rootDir, 'node_modules', 'electron', 'install.js')
  const { code, stderr } = await runNodeStep(node, [install], { output: 'capture', whenOrphaned: 'SIGKILL' })
  if (code === 0 && findElectron(rootDir) !== undefined) return { label: 'Electron downloaded', isNews: true }
  return skipped(
    stderr
      .split('\n')
      .find((line) => /\S/.test(line))
      ?.trim() ?? 'its download failed',
  )
}

/** @param {string} why */
function skipped(why) {
  return { label: `no Electron: ${why}`, isNews: true }
}
