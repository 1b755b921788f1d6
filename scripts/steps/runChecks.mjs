import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runNode } from './runNode.mjs'
import { rootDir } from './setUp.mjs'
import { toTally } from './toTally.mjs'

/** @typedef {import('./closingLine.mjs').Tally} Tally */

const withoutColours = process.stdout.isTTY ? [] : ['--colors=off']

/** Checks that need no test runner, in order; each counts as one test. */
const CHECKS = [
  { name: 'types', script: 'typescript/bin/tsc', args: ['-b'] },
  { name: 'lint and format', script: '@biomejs/biome/bin/biome', args: ['ci', ...withoutColours, '.'] },
  { name: 'unused code', script: 'knip/bin/knip.js', args: [] },
]

/**
 * Type check, linter, unused code, then the tests; stops after the first of them that fails.
 *
 * @param {import('./runNode.mjs').NodeRuntime} runtime without colours where the output is no terminal
 * @param {readonly string[]} vitestArgs
 * @returns {Promise<{ tallies: Tally[], interruptedBy: NodeJS.Signals | undefined }>}
 */
export async function runChecks({ env, ...runtime }, vitestArgs) {
  const isPlain = !process.stdout.isTTY && process.env.FORCE_COLOR === undefined
  const node = { ...runtime, env: isPlain ? { ...env, NO_COLOR: '1' } : env }
  /** @type {Tally[]} */
  const tallies = []
  for (const { name, script, args } of CHECKS) {
    const startedAtMs = performance.now()
    const ended = await runNode(node, [join('node_modules', script), ...args], { cwd: rootDir })
    const isFine = ended.code === 0
    tallies.push({ passed: isFine ? 1 : 0, failed: isFine ? 0 : 1, skipped: 0 })
    process.stdout.write(
      `${isFine ? '✓' : '✗'} ${name.padEnd(31)} ${((performance.now() - startedAtMs) / 1000).toFixed(1).padStart(5)} s\n`,
    )
    if (!isFine || ended.interruptedBy !== undefined) return { tallies, interruptedBy: ended.interruptedBy }
  }
  const { tally, interruptedBy } = await runVitest(node, vitestArgs)
  return { tallies: [...tallies, tally], interruptedBy }
}

/**
 * @param {import('./runNode.mjs').NodeRuntime} node
 * @param {readonly string[]} args
 */
async function runVitest(node, args) {
  const folder = mkdtempSync(join(tmpdir(), 'palier-vitest-'))
  const reportPath = join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportPath}`]
  const vitest = join('node_modules', 'vitest', 'vitest.mjs')
  try {
    const ended = await runNode(node, [vitest, 'run', ...reporters, ...args], { cwd: rootDir })
    return { tally: toTally(readReport(reportPath), ended.code), interruptedBy: ended.interruptedBy }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @param {string} path */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
