import { aptInstall } from './aptInstall.mjs'
import { machineFacts } from './dockerFacts.mjs'
import { programPath } from './programPath.mjs'
import { SetupProblem } from './SetupProblem.mjs'

/**
 * poppler-utils, with which the tests read printed PDFs: those that are there, else installed where we may, else a line
 * that says what is not tested. Never fails but by an interruption.
 *
 * @param {(text: string) => void} note
 */
export async function ensurePdfTools(note) {
  if (programPath('pdfinfo') !== undefined) return { label: 'PDF tools ready', isNews: false }
  const { isDebian, isRoot, mayInstall } = machineFacts()
  if (!isDebian || !isRoot || !mayInstall) return skipped('pdfinfo is missing (package poppler-utils)')
  note(
    'No pdfinfo to test printed reports with: installing poppler-utils with apt-get (PALIER_NO_INSTALL=1 forbids it).',
  )
  try {
    await aptInstall(['poppler-utils'], note)
    return { label: 'PDF tools installed', isNews: true }
  } catch (error) {
    if (!(error instanceof SetupProblem) || error.exitCode === 5) throw error
    return skipped(error.message)
  }
}

/** @param {string} why */
function skipped(why) {
  return { label: `PDFs are not tested: ${why}`, isNews: true }
}
