import { SetupProblem } from './SetupProblem.mjs'

/**
 * Runs a script's work and ends with its exit code. What went wrong is said in a sentence with its fix; never a stack trace.
 *
 * @param {() => Promise<number>} work
 */
export async function runScript(work) {
  try {
    process.exitCode = await work()
  } catch (error) {
    process.exitCode = sayProblem(error)
  }
}

/**
 * Says what went wrong on stderr.
 *
 * @param {unknown} error
 * @returns {number} the exit code it calls for
 */
export function sayProblem(error) {
  const problem = error instanceof SetupProblem ? error : unexpected(error)
  process.stderr.write(`✗ ${problem.message}\n${problem.fix ? `  ${problem.fix}\n` : ''}`)
  return problem.exitCode
}

/** @param {unknown} error */
function unexpected(error) {
  const { code, path, message } = /** @type {NodeJS.ErrnoException} */ (
    error instanceof Error ? error : new Error(String(error))
  )
  switch (code) {
    case 'ENOSPC':
      return new SetupProblem('The disk is full.', { fix: 'Make room, and run this again.' })
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new SetupProblem(`This user may not write ${path ?? 'a file of the set-up'}.`, {
        fix: 'Make the checkout yours (a set-up run as root leaves root’s files behind), and run this again.',
      })
    default:
      return new SetupProblem(`The set-up met something unforeseen: ${message}`)
  }
}
