import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs'

/** What the kernel shows of itself as files. A fake is a map. */
export interface MachineFiles {
  /** Undefined when there is no such file, or it may not be read. */
  text(path: string): string | undefined
  /** The beginning of it, some lines and perhaps a part of one: what one call gives. */
  head(path: string): string | undefined
  /** How many entries a folder has. Undefined when there is none, or it may not be read. */
  entries(path: string): number | undefined
  exists(path: string): boolean
}

/** The files of this machine, read with as few calls as possible: hundreds are read every second. */
export function thisMachineFiles(): MachineFiles {
  const chunk = Buffer.allocUnsafe(64 * 1024)
  const read = (path: string, isWhole: boolean): string | undefined => {
    let file: number | undefined
    try {
      file = openSync(path, 'r')
      let text = ''
      for (let length = readSync(file, chunk); length > 0; length = isWhole ? readSync(file, chunk) : 0) {
        text += chunk.toString('latin1', 0, length)
      }
      return text
    } catch {
      // Threads end between being listed and being read.
      return undefined
    } finally {
      if (file !== undefined) closeSync(file)
    }
  }
  return {
    exists: existsSync,
    text: (path) => read(path, true),
    head: (path) => read(path, false),
    entries(path) {
      try {
        // Since Linux 6.2 the size of a process's `fd` is the number of its descriptors, for everybody to see; before, it is 0.
        return statSync(path).size || readdirSync(path).length
      } catch {
        return undefined
      }
    },
  }
}
