import { createHash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findNpmCli } from './findNpmCli.mjs'
import { npmFailure, npmManners } from './npmFailure.mjs'
import { runNodeStep } from './runNode.mjs'

/**
 * `npm ci`, unless `node_modules` is whole and came from this lock file, this Node major and this platform.
 * A stamp inside node_modules says so. npm empties the folder first and the stamp is written last:
 * an interrupted installation has none.
 *
 * @param {string} rootDir
 * @param {import('./runNode.mjs').NodeRuntime} node
 */
export async function ensurePackages(rootDir, node) {
  const stampPath = join(rootDir, 'node_modules', '.palier-installed')
  const stamp = stampFor(rootDir, node)
  if (read(stampPath) === stamp) return { label: 'packages up to date', isNews: false }
  rmSync(stampPath, { force: true })
  const ended = await runNodeStep(node, [findNpmCli(), 'ci', '--ignore-scripts', ...npmManners], {
    cwd: rootDir,
    output: 'capture',
    whenOrphaned: 'SIGKILL',
  })
  if (ended.code !== 0) throw npmFailure('the packages', ended)
  writeFileSync(stampPath, stamp)
  return { label: 'packages installed', isNews: true }
}

/**
 * @param {string} rootDir
 * @param {import('./runNode.mjs').NodeRuntime} node
 */
function stampFor(rootDir, node) {
  const lock = createHash('sha256')
    .update(readFileSync(join(rootDir, 'package-lock.json')))
    .digest('hex')
  return `${lock} node-${node.version.split('.')[0]} ${process.platform}-${process.arch}\n`
}

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
