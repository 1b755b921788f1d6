import { closeSync, existsSync, openSync, readSync } from 'node:fs'

/** What the kernel shows of itself as files. A fake is a map. */
export interface MachineFiles {
  /** Undefined when there is no such file, or it may not be read. */
  text(path: string): string | undefined
  exists(path: string): boolean
}

/** The files of this machine, read with as few calls as possible: hundreds are read every second. */
export function thisMachineFiles(): MachineFiles {
  const chunk = Buffer.allocUnsafe(64 * 1024)
  return {
    exists: existsSync,
    text(path) {
      let file: number | undefined
      try {
        file = openSync(path, 'r')
        let text = ''
        for (let length = readSync(file, chunk); length > 0; length = readSync(file, chunk)) {
          text += chunk.toString('latin1', 0, length)
        }
        return text
      } catch {
        // Threads end between being listed and being read.
        return undefined
      } finally {
        if (file !== undefined) closeSync(file)
      }
    },
  }
}
