import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ensureElectron, findElectron } from './ensureElectron.mjs'
import { runChild } from './runChild.mjs'
import { runCli } from './runCli.mjs'
import { rootDir } from './setUp.mjs'
import { windowChoice } from './windowChoice.mjs'

/**
 * Opens the workbench: in its own window where one can be opened, downloading Electron the first time, else in a browser. Ends when it is
 * closed.
 *
 * @param {import('./runNode.mjs').NodeRuntime} node
 * @param {import('./StepLines.mjs').StepLines} lines
 * @param {readonly string[]} args for `palier serve`
 * @returns {Promise<number>} exit code
 */
export async function openWindow(node, lines, args) {
  const facts = {
    isBuilt: existsSync(join(rootDir, 'out', 'main.js')),
    wantsBrowser: args.length > 0,
    hasDisplay: process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY),
    isRoot: process.platform === 'linux' && process.getuid?.() === 0,
  }
  const isWorthIt = windowChoice({ ...facts, electron: 'downloaded' }).in === 'window'
  if (isWorthIt) await lines.step('Electron', () => ensureElectron(rootDir, node))
  const choice = windowChoice({ ...facts, electron: findElectron(rootDir) })
  if (choice.in === 'window') {
    const { code } = await runChild(choice.electron, [rootDir], { env: node.env })
    return code
  }
  if (choice.why !== undefined) lines.note(`In a browser: ${choice.why}.`)
  return runCli(node, ['serve', '--open', ...args])
}
