import { runChild } from './runChild.mjs'
import { SetupProblem } from './SetupProblem.mjs'

/**
 * The Node that everything after the first step runs under.
 * @typedef {object} NodeRuntime
 * @property {string} path the executable
 * @property {string} version `24.21.0`
 * @property {NodeJS.ProcessEnv} env with this Node first in PATH
 */

const watchParent = new URL('./watchParent.mjs', import.meta.url).href

/**
 * Runs a script under the given Node; when we are killed it is asked to end. Options as in {@link runChild}.
 *
 * @param {NodeRuntime} node
 * @param {readonly string[]} args
 * @param {Parameters<typeof runChild>[2]} [options]
 */
export function runNode(node, args, options = {}) {
  return runChild(node.path, ['--import', watchParent, ...args], { env: node.env, whenOrphaned: 'SIGTERM', ...options })
}

/**
 * As {@link runNode}, for the set-up's own steps: being interrupted ends the set-up.
 *
 * @param {Parameters<typeof runNode>} call
 */
export async function runNodeStep(...call) {
  const ended = await runNode(...call)
  if (ended.interruptedBy !== undefined) throw new SetupProblem('Interrupted.', { exitCode: 5 })
  return ended
}
