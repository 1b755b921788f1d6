import { existsSync, realpathSync, statSync } from 'node:fs'
import { isAbsolute, relative, resolve, sep } from 'node:path'

export type Whereabouts =
  | {
      readonly kind: 'inside' /** Absolute, without symbolic links. */
      readonly path: string
      readonly isFolder: boolean
    }
  | { readonly kind: 'outside'; readonly path: string }
  | { readonly kind: 'missing'; readonly path: string }

/**
 * Where a path really leads, symbolic links followed, seen from `folder`, and whether that is within `root`.
 * What does not exist is judged by its text, so that a missing path outside is still outside.
 */
export function insideFolder(root: string, folder: string, written: string): Whereabouts {
  const absolute = resolve(folder, written)
  if (written.startsWith('~')) return { kind: 'outside', path: written }
  if (!existsSync(absolute)) return { kind: isWithin(resolve(root), absolute) ? 'missing' : 'outside', path: absolute }
  const path = realpathSync(absolute)
  if (!isWithin(realpathSync(root), path)) return { kind: 'outside', path }
  return { kind: 'inside', path, isFolder: statSync(path).isDirectory() }
}

function isWithin(root: string, path: string): boolean {
  const way = relative(root, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}
