import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { WindowPlace } from './windowPlace.ts'

/** The window's place between two starts. Losing it is no failure: the window opens in the middle. */
export interface PlaceFile {
  read(): unknown
  save(place: WindowPlace): void
}

export function placeFile(path: string): PlaceFile {
  return {
    read: () => {
      try {
        return JSON.parse(readFileSync(path, 'utf8'))
      } catch {
        return undefined
      }
    },
    save: (place) => {
      try {
        mkdirSync(dirname(path), { recursive: true })
        writeFileSync(`${path}.tmp`, `${JSON.stringify(place)}\n`)
        renameSync(`${path}.tmp`, path)
      } catch {
        // A full disk must not keep a window from closing.
      }
    },
  }
}
