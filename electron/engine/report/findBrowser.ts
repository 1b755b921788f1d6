import { accessSync, constants, statSync } from 'node:fs'
import { PalierError } from '../../../shared/domain/failure.ts'
import { browserCandidates } from './browserCandidates.ts'

/** The path of an installed browser that can print. Throws `PalierError` `noBrowser` with what was looked for. */
export function findBrowser(platform: NodeJS.Platform = process.platform, variables = process.env): string {
  const candidates = browserCandidates(platform, variables)
  const found = candidates.find(isProgram)
  if (found !== undefined) return found
  const { PALIER_CHROMIUM: chosen } = variables
  const isChosen = chosen !== undefined && chosen !== ''
  throw new PalierError({ kind: 'noBrowser', chosen: isChosen, tried: isChosen ? [chosen] : toNames(candidates) })
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/** On Linux every name is looked for in every folder of PATH: the names say enough. */
function toNames(candidates: readonly string[]): string[] {
  return [...new Set(candidates.map((path) => (/\.exe$|\.app\//.test(path) ? path : (path.split('/').at(-1) ?? path))))]
}
