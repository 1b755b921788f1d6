import { join } from 'node:path'
import { runNodeStep } from './runNode.mjs'
import { SetupProblem } from './SetupProblem.mjs'

/**
 * The part of `palier doctor --json` the set-up needs.
 * @typedef {object} Doctor
 * @property {{ usable: boolean, explicit: boolean, problem: string, fix: string }} docker
 * @property {{ base: 'present' | 'missing' }} [images] only when the engine is usable
 * @property {{ browser?: string }} [pdf] what reports are printed with
 */

/**
 * Asks the built product about Docker: it knows the sockets, contexts and DOCKER_HOST; the set-up does not guess again.
 *
 * @param {string} rootDir
 * @param {import('./runNode.mjs').NodeRuntime} node
 * @returns {Promise<Doctor>}
 */
export async function askDoctor(rootDir, node) {
  const ended = await runNodeStep(node, [join(rootDir, 'out', 'cli.js'), 'doctor', '--json'], { output: 'capture' })
  try {
    const answer = JSON.parse(ended.stdout)
    if (typeof answer.docker.usable === 'boolean') return answer
  } catch {
    // Said below, with the words of the product where there are any.
  }
  const why =
    ended.stderr.trim().split('\n').slice(0, 3).join(' ') || `it ended with code ${ended.code} and said nothing`
  throw new SetupProblem(`\`palier doctor\` could not tell whether Docker is usable: ${why}`, {
    fix: 'Remove the folder `out` and run this again; if it stays, run `npm run palier -- doctor`.',
  })
}
