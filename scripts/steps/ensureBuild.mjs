import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { runNodeStep } from './runNode.mjs'
import { SetupProblem } from './SetupProblem.mjs'
import { sourcesHash } from './sourcesHash.mjs'

/**
 * `vite build --app`, unless `out/` was built from exactly these sources. The hash is taken before the build and written after it,
 * so that neither a file saved in between nor an interrupted build looks built.
 *
 * @param {string} rootDir
 * @param {import('./runNode.mjs').NodeRuntime} node
 */
export async function ensureBuild(rootDir, node) {
  const stampPath = join(rootDir, 'out', '.built-from')
  const hash = sourcesHash(rootDir, [
    'electron',
    'renderer',
    'shared',
    'backend',
    'vite.config.ts',
    'package-lock.json',
  ])
  const built = [
    'out/cli.js',
    'out/renderer/index.html',
    'out/.built-from',
    'resources/images/copro-api/dist/server.js',
  ]
  const isBuilt = built.every((name) => existsSync(join(rootDir, name)))
  if (isBuilt && readFileSync(stampPath, 'utf8') === hash) return { label: 'build up to date', isNews: false }
  rmSync(stampPath, { force: true })
  const vite = join('node_modules', 'vite', 'bin', 'vite.js')
  const ended = await runNodeStep(node, [vite, 'build', '--app', '--logLevel', 'warn'], {
    cwd: rootDir,
    output: 'capture',
    whenOrphaned: 'SIGKILL',
  })
  if (ended.code !== 0) {
    const why = withoutStack(`${ended.stdout}${ended.stderr}`)
    throw new SetupProblem(`The sources do not build. Vite says:\n${why}`, {
      fix: 'Mend the named file, or restore it with git, and run this again.',
    })
  }
  writeFileSync(stampPath, hash)
  return { label: 'built', isNews: true }
}

/**
 * The first lines of what Vite says: the file, the line, the sentence. Its own stack comes after them.
 *
 * @param {string} text
 */
function withoutStack(text) {
  const lines = stripVTControlCharacters(text)
    .trim()
    .split('\n')
    .filter((line) => !/^(✗|error during build)/.test(line))
  const stackAt = lines.findIndex((line) => /^\s+at .*[:)]/.test(line))
  return lines
    .slice(0, stackAt === -1 ? 30 : Math.min(stackAt, 30))
    .join('\n')
    .trimEnd()
}
