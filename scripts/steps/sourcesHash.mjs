import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * One hash over the names and contents of files and folders, tests left out: what a build depends on.
 * Contents, not times: switching branches back and forth builds nothing. About 20 ms for 500 files.
 *
 * @param {string} rootDir
 * @param {readonly string[]} names relative to it; missing ones count as empty
 */
export function sourcesHash(rootDir, names) {
  const hash = createHash('sha256')
  for (const name of names.flatMap((start) => filesIn(rootDir, start))) {
    const content = readFileSync(join(rootDir, name))
    hash.update(`${name}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

/**
 * @param {string} rootDir
 * @param {string} name
 * @returns {string[]} sorted, with forward slashes
 */
function filesIn(rootDir, name) {
  const found = statSync(join(rootDir, name), { throwIfNoEntry: false })
  if (found === undefined || /\.test\.[a-z]+$/.test(name)) return []
  if (!found.isDirectory()) return [name]
  return readdirSync(join(rootDir, name))
    .sort()
    .flatMap((child) => filesIn(rootDir, `${name}/${child}`))
}
