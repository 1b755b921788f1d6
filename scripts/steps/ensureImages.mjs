import { join } from 'node:path'
import { runNodeStep } from './runNode.mjs'
import { SetupProblem } from './SetupProblem.mjs'

/**
 * The base image and those of the built-in topologies. The product builds them and speaks for itself on stderr.
 *
 * @param {string} rootDir
 * @param {import('./runNode.mjs').NodeRuntime} node
 */
export async function ensureImages(rootDir, node) {
  const ended = await runNodeStep(node, [join(rootDir, 'out', 'cli.js'), 'images'], { output: 'stderr' })
  if (ended.code !== 0)
    throw new SetupProblem('The images are not ready, for the reason above.', { exitCode: ended.code })
  return { label: 'images ready', isNews: false }
}
