import { existsSync, mkdirSync, type PathLike, statSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * A folder with all that it is in; nothing when it is there. Node's own `recursive` never returns where an existing parent answers ENOENT, as
 * /proc does, and a person who chose such a place by mistake would wait for ever.
 */
export function makeFolder(path: PathLike, mode?: number): void {
  const made = `${path}`
  if (statSync(made, { throwIfNoEntry: false })?.isDirectory() === true) return
  // What is there, a file too, is left to the system's own words.
  if (!existsSync(dirname(made))) makeFolder(dirname(made), mode)
  try {
    mkdirSync(made, { ...(mode !== undefined && { mode }) })
  } catch (error) {
    // Somebody else may have been quicker.
    if (statSync(made, { throwIfNoEntry: false })?.isDirectory() !== true) throw error
  }
}
