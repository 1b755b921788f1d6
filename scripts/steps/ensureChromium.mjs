import { aptInstall } from './aptInstall.mjs'
import { askDoctor } from './askDoctor.mjs'
import { machineFacts } from './dockerFacts.mjs'
import { printAction } from './printAction.mjs'
import { SetupProblem } from './SetupProblem.mjs'

/** With a font: a Chromium without one prints boxes. */
const CHROMIUM = ['chromium', 'fonts-dejavu-core']

/**
 * A browser to print reports with: the one that is there, else the one we may install, else a line that says why there is no PDF.
 * Never fails but by an interruption: everything else works without it.
 *
 * @param {string} rootDir
 * @param {import('./runNode.mjs').NodeRuntime} node
 * @param {(text: string) => void} note
 */
export async function ensureChromium(rootDir, node, note) {
  const { pdf } = await askDoctor(rootDir, node)
  const action = printAction({ browser: pdf?.browser, ...machineFacts() })
  if (action.do === 'nothing') return { label: 'Chromium ready', isNews: false }
  if (action.do === 'skip') return skipped(action.why)
  note('No Chromium to print reports with: installing it with apt-get (PALIER_NO_INSTALL=1 forbids it).')
  try {
    await aptInstall(CHROMIUM, note)
  } catch (error) {
    if (!(error instanceof SetupProblem) || error.exitCode === 5) throw error
    return skipped(error.message)
  }
  const after = await askDoctor(rootDir, node)
  // Ubuntu's package only asks for a snap, which is not there in a container.
  if (after.pdf?.browser === undefined) return skipped('the package chromium brought no browser that can be started')
  return { label: 'Chromium installed', isNews: true }
}

/** @param {string} why */
function skipped(why) {
  return { label: `no PDF: ${why}`, isNews: true }
}
