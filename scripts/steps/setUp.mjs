import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureBuild } from './ensureBuild.mjs'
import { ensureChromium } from './ensureChromium.mjs'
import { ensureDocker } from './ensureDocker.mjs'
import { ensureImages } from './ensureImages.mjs'
import { ensureNode } from './ensureNode.mjs'
import { ensurePackages } from './ensurePackages.mjs'
import { ensurePdfTools } from './ensurePdfTools.mjs'
import { tolerated } from './tolerated.mjs'
import { withLock } from './withLock.mjs'

/** The checkout these scripts belong to. */
export const rootDir = fileURLToPath(new URL('../../', import.meta.url))

/**
 * Everything a fresh clone lacks, and nothing that is there. Two set-ups of one checkout take turns.
 *
 * @param {import('./StepLines.mjs').StepLines} lines
 * @param {{ needsEngine: boolean | 'ifPossible', needsBrowser?: boolean, needsPdfTools?: boolean }} what without the engine: no Docker, no images; if possible: what is wrong with it is a line and no failure; without the browser nothing can be printed; the PDF tools are the tests'
 * @returns {Promise<import('./runNode.mjs').NodeRuntime>} the Node to run everything else under
 */
export function setUp(lines, { needsEngine, needsBrowser = false, needsPdfTools = false }) {
  /** @param {string} text */
  const note = (text) => lines.note(text)
  /** @param {number} pid */
  const onWait = (pid) => note(`Another set-up of this checkout is at work (process ${pid}); waiting for it.`)
  return withLock(join(rootDir, '.tools', 'setup.lock'), onWait, async () => {
    const { node } = await lines.step('Node', () => ensureNode(rootDir))
    await lines.step('packages', () => ensurePackages(rootDir, node))
    await lines.step('build', () => ensureBuild(rootDir, node))
    if (needsEngine === true) await ensureEngine(node, lines)
    if (needsEngine === 'ifPossible') await tolerated(() => ensureEngine(node, lines), note)
    if (needsBrowser) await lines.step('Chromium', () => ensureChromium(rootDir, node, note))
    if (needsPdfTools) await lines.step('PDF tools', () => ensurePdfTools(note))
    return node
  })
}

/**
 * @param {import('./runNode.mjs').NodeRuntime} node
 * @param {import('./StepLines.mjs').StepLines} lines
 */
async function ensureEngine(node, lines) {
  await lines.step('Docker', () => ensureDocker(rootDir, node, (text) => lines.note(text)))
  await lines.step('images', () => ensureImages(rootDir, node), { writesItself: true })
}
