import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { findNpmCli } from './findNpmCli.mjs'
import { isOlder } from './isOlder.mjs'
import { nodePackageName } from './nodePackageName.mjs'
import { npmFailure, npmManners } from './npmFailure.mjs'
import { runChild } from './runChild.mjs'
import { runNodeStep } from './runNode.mjs'
import { SetupProblem } from './SetupProblem.mjs'

/** The oldest Node that runs the product (undici 8 fails at import below). The same as `engines` in package.json. */
const OLDEST = '22.19.0'
const OURS = '24.21.0'
/** The oldest Node these scripts run under themselves (`--import`). */
const OLDEST_FOR_SETUP = '18.18.0'
const INCOMING = 'incoming-'
const EXECUTABLE = process.platform === 'win32' ? 'node.exe' : 'node'
const BY_HAND = 'Install Node 24 from https://nodejs.org, and run this again.'

/**
 * The Node that runs us when it is new enough, else Node 24 from the npm registry in `.tools/`.
 *
 * @param {string} rootDir
 * @returns {Promise<{ label: string, isNews: boolean, node: import('./runNode.mjs').NodeRuntime }>}
 */
export async function ensureNode(rootDir) {
  if (!isOlder(process.versions.node, OLDEST)) {
    const node = { path: process.execPath, version: process.versions.node, env: process.env }
    return { label: `Node ${node.version}`, isNews: false, node }
  }
  const name = nodePackageName(process.platform, process.arch)
  if (name === undefined || isOlder(process.versions.node, OLDEST_FOR_SETUP)) {
    const found = `this is Node ${process.versions.node} on ${process.platform} ${process.arch}`
    throw new SetupProblem(`Node ${OLDEST} or newer is needed, and ${found}.`, { fix: BY_HAND })
  }
  const packageDir = join(rootDir, '.tools', 'node_modules', name)
  const path = join(packageDir, 'bin', EXECUTABLE)
  const isThere = versionIn(packageDir) === OURS
  if (!isThere) await install(rootDir, name, packageDir)
  const node = { path, version: OURS, env: withFirstInPath(dirname(path)) }
  return { label: `Node ${OURS} (.tools)`, isNews: !isThere, node }
}

/**
 * npm unpacks beside the final place and one rename puts it there: an interrupted download never looks finished.
 *
 * @param {string} rootDir
 * @param {string} name
 * @param {string} packageDir
 */
async function install(rootDir, name, packageDir) {
  clearIncoming(rootDir)
  const incoming = join(rootDir, '.tools', `${INCOMING}${process.pid}`)
  mkdirSync(incoming, { recursive: true })
  const us = { path: process.execPath, version: process.versions.node, env: process.env }
  const wanted = ['--no-save', '--no-package-lock', '--ignore-scripts', ...npmManners, `${name}@${OURS}`]
  const ended = await runNodeStep(us, [findNpmCli(), 'install', '--prefix', incoming, ...wanted], {
    cwd: incoming,
    output: 'capture',
    whenOrphaned: 'SIGKILL',
  })
  if (ended.code !== 0) {
    const problem = npmFailure(`Node ${OURS}`, ended)
    throw new SetupProblem(problem.message, {
      fix: /E404|ETARGET|No match/.test(ended.stderr) ? BY_HAND : problem.fix,
    })
  }
  const fresh = join(incoming, 'node_modules', name)
  await tryOut(join(fresh, 'bin', EXECUTABLE))
  rmSync(packageDir, { recursive: true, force: true })
  mkdirSync(dirname(packageDir), { recursive: true })
  renameSync(fresh, packageDir)
  clearIncoming(rootDir)
}

/** @param {string} path */
async function tryOut(path) {
  const tried = await runChild(path, ['--version'], { output: 'capture' })
  if (tried.stdout.trim() === `v${OURS}`) return
  const why = tried.stderr.trim().split('\n')[0] || `it ended with code ${tried.code}`
  throw new SetupProblem(`The Node ${OURS} of the npm registry does not run on this machine: ${why}`, { fix: BY_HAND })
}

/**
 * Removes what earlier downloads left. An npm that was orphaned a moment ago may still be writing: then the next set-up removes it.
 *
 * @param {string} rootDir
 */
function clearIncoming(rootDir) {
  const tools = join(rootDir, '.tools')
  for (const name of readdirSync(tools).filter((entry) => entry.startsWith(INCOMING))) {
    try {
      rmSync(join(tools, name), { recursive: true, force: true, maxRetries: 2 })
    } catch {
      // Left for the next time.
    }
  }
}

/** @param {string} packageDir */
function versionIn(packageDir) {
  try {
    return JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')).version
  } catch {
    return undefined
  }
}

/** @param {string} bin */
function withFirstInPath(bin) {
  // Windows spells it `Path`, and a copy of its environment is case-sensitive.
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  return { ...process.env, [key]: [bin, process.env[key]].filter(Boolean).join(delimiter) }
}
