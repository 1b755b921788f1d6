import { stolenCores } from '../../shared/analysis/stolenCores.ts'
import type { RunResult } from '../../shared/domain/runResult.ts'
import { percentText } from '../../shared/text/units.ts'

/** What the machine below took from these runs, by the one that lost most; nothing where that was too little to matter. */
export function stolenLines(results: readonly RunResult[]): string[] {
  const stolen = stolenCores(results)
  if (stolen === undefined) return []
  const [mean, max] = [percentText(stolen.mean / 100, 1), percentText(stolen.max / 100, 0)]
  return [
    `other machines on the same hardware took up to ${mean} of this one’s cores during a run (${max} in its worst second): response times have that in them`,
  ]
}
