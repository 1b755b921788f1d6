import { SetupProblem } from './SetupProblem.mjs'

/** Only errors, but those for certain: `npm run -s` would silence the npm that we run as well. */
export const npmManners = ['--no-audit', '--no-fund', '--loglevel=error']

/** npm's error codes, stack traces, pointers to its log, and the advice to change the lock file. */
const NOISE =
  /^(code|errno|syscall|path|at|A complete log|Clean install|Usage:|Run "npm help) ?|_logs|^`npm ci` can only/

/**
 * Turns what npm wrote before it failed into one sentence and a fix. npm's own report is long, and its first lines say it all.
 *
 * @param {string} what what npm was asked for: `the packages`
 * @param {import('./runChild.mjs').Ended} ended
 */
export function npmFailure(what, ended) {
  const lines = ended.stderr
    .split(/\r?\n/)
    .filter((line) => /^npm (error|ERR!)/.test(line))
    .map((line) => line.replace(/^npm (error|ERR!) ?/, '').trim())
    .filter((line) => line !== '' && !NOISE.test(line))
  const why = lines.length > 0 ? lines.slice(0, 2).join(' ') : `it ended with code ${ended.code}.`
  return new SetupProblem(`npm could not install ${what}: ${why.replace(/^\w*Error: /, '')}`, {
    fix: fixFor(ended.stderr),
  })
}

/** @param {string} text */
function fixFor(text) {
  if (/ENOSPC/.test(text)) return 'The disk is full: make room, and run this again.'
  if (/EACCES|EPERM/.test(text))
    return 'Make this folder and its files yours (a set-up run as root leaves root’s behind), and run this again.'
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|E5\d\d/.test(text)) {
    return 'Check the network, or the proxy and registry in `npm config list`, and run this again.'
  }
  if (/EUSAGE|in sync|Missing:|Invalid:/.test(text)) {
    return 'package.json and package-lock.json disagree: run `git status`, restore both, and run this again.'
  }
  return 'Run this again; if it stays, run `npm ci` by hand and read its log.'
}
