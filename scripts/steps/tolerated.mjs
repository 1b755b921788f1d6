import { SetupProblem } from './SetupProblem.mjs'

const INTERRUPTED = 5

/**
 * Does what may fail: what was wrong, and what to do about it, are lines. An interruption still ends everything.
 *
 * @param {() => Promise<void>} work
 * @param {(text: string) => void} note
 */
export async function tolerated(work, note) {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof SetupProblem) || error.exitCode === INTERRUPTED) throw error
    note(`– ${error.message}`)
    if (error.fix) note(`  ${error.fix}`)
  }
}
