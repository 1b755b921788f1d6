import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { forwardSignals } from './forwardSignals.mjs'
import { SetupProblem } from './SetupProblem.mjs'

/**
 * @typedef {object} Ended
 * @property {number} code the exit code; 128 + n when a signal ended it, as a shell says it
 * @property {string} stdout empty unless captured
 * @property {string} stderr empty unless captured
 * @property {NodeJS.Signals | undefined} interruptedBy the signal we were told to pass on while it ran
 */

/**
 * Runs a program to its end and passes signals on to it. Never rejects because of the program's own failure: the exit code tells.
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {object} [options]
 * @param {string} [options.cwd]
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {'inherit' | 'stderr' | 'capture' | number} [options.output] `stderr` drops stdout; `capture` keeps both; a number is a file to write to
 * @param {NodeJS.Signals} [options.whenOrphaned] the program is a Node that preloads watchParent.mjs, and gets this when we are killed
 * @returns {Promise<Ended>}
 */
export function runChild(file, args, { cwd, env = process.env, output = 'inherit', whenOrphaned } = {}) {
  const [stdin, stdout, stderr] = streamsFor(output)
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd,
      env: whenOrphaned ? { ...env, PALIER_WHEN_ORPHANED: whenOrphaned } : env,
      stdio: [stdin, stdout, stderr, ...(whenOrphaned ? [/** @type {const} */ ('ipc')] : [])],
      // A session of its own: what the terminal sends to the foreground reaches it through us, once. On Windows this would open a window.
      detached: process.platform !== 'win32',
      windowsHide: true,
    })
    const letGo = forwardSignals(child)
    const text = { stdout: '', stderr: '' }
    for (const name of /** @type {const} */ (['stdout', 'stderr'])) {
      child[name]?.setEncoding('utf8').on('data', (chunk) => {
        text[name] += chunk
      })
    }
    child.once('error', (error) => {
      letGo()
      reject(new SetupProblem(`${file} could not be started: ${error.message}.`))
    })
    child.once('close', (code, signal) => {
      resolve({ code: code ?? 128 + (constants.signals[signal ?? 'SIGKILL'] ?? 0), ...text, interruptedBy: letGo() })
    })
  })
}

/**
 * @param {'inherit' | 'stderr' | 'capture' | number} output
 * @returns {Array<'inherit' | 'ignore' | 'pipe' | number>}
 */
function streamsFor(output) {
  switch (output) {
    case 'inherit':
      return ['inherit', 'inherit', 'inherit']
    case 'stderr':
      return ['ignore', 'ignore', 'inherit']
    case 'capture':
      return ['ignore', 'pipe', 'pipe']
    default:
      return ['ignore', output, output]
  }
}
