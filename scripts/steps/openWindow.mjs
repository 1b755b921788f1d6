import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runChild } from './runChild.mjs'
import { runCli } from './runCli.mjs'
import { rootDir } from './setUp.mjs'
import { windowChoice } from './windowChoice.mjs'

/**
 * Opens the workbench: in its own window where there is an Electron to open it, else in a browser. Ends when it is closed.
 *
 * @param {import('./runNode.mjs').NodeRuntime} node
 * @param {import('./StepLines.mjs').StepLines} lines
 * @param {readonly string[]} args for `palier serve`
 * @returns {Promise<number>} exit code
 */
export async function openWindow(node, lines, args) {
  const choice = windowChoice({
    electron: findElectron(rootDir),
    isBuilt: existsSync(join(rootDir, 'out', 'main.js')),
    wantsBrowser: args.length > 0,
    hasDisplay: process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY),
    isRoot: process.platform === 'linux' && process.getuid?.() === 0,
  })
  if (choice.in === 'window') {
    const { code } = await runChild(choice.electron, [rootDir], { env: node.env })
    return code
  }
  if (choice.why !== undefined) lines.note(`In a browser: ${choice.why}.`)
  return runCli(node, ['serve', '--open', ...args])
}

/**
 * The Electron that was installed with the packages; its download is a step of its own, and may never have happened.
 *
 * @param {string} root
 * @returns {string | undefined}
 */
function findElectron(root) {
  const folder = join(root, 'node_modules', 'electron')
  const note = join(folder, 'path.txt')
  if (!existsSync(note)) return undefined
  const program = join(folder, 'dist', readFileSync(note, 'utf8').trim())
  return existsSync(program) ? program : undefined
}
