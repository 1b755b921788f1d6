import { existsSync, realpathSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { SetupProblem } from './SetupProblem.mjs'

/**
 * npm's own script, so that it can be run by the Node of our choice: `npm` itself would start the one of its first line,
 * and on Windows it is a batch file, which needs a shell.
 * It is the npm that started us, else the one beside this Node, else the one in PATH.
 */
export function findNpmCli() {
  const bin = dirname(process.execPath)
  const candidates = [
    process.env.npm_execpath ?? '',
    join(bin, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(bin, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    ...(process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'npm')),
  ]
  for (const candidate of candidates) {
    if (candidate === '' || !existsSync(candidate)) continue
    const script = realpathSync(candidate)
    if (script.endsWith('npm-cli.js')) return script
  }
  throw new SetupProblem('npm was not found.', {
    fix: 'Install Node 24 with npm from https://nodejs.org, and run this again.',
  })
}
