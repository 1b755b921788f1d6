import { join } from 'node:path'
import { runNode } from './runNode.mjs'
import { rootDir } from './setUp.mjs'

/**
 * Runs the command line with our streams, waits for it and gives its exit code.
 * INIT_CWD is where the user stands (npm sets it, and stands in the checkout itself): relative paths start there.
 *
 * @param {import('./runNode.mjs').NodeRuntime} node
 * @param {readonly string[]} args
 */
export async function runCli(node, args) {
  const env = { ...node.env, INIT_CWD: process.env.INIT_CWD ?? process.cwd() }
  const { code } = await runNode(node, [join(rootDir, 'out', 'cli.js'), ...args], { env })
  return code
}
