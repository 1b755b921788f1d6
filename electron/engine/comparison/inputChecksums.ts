import { createHash } from 'node:crypto'
import { dirname, sep } from 'node:path'
import { dealVersion } from '../../../shared/load/dealVersion.ts'
import type { ResolvedRun } from './resolveComparison.ts'

/**
 * What each declared input says, as a checksum: `profile quick`, `scenario catalogue`, `objectives server`,
 * `topology of trio-cache:tuned` (its plan with every value filled in). Comments and formatting do not count, and neither
 * does the folder that holds them. What Dockerfiles say is not in it; the ids of the images tell.
 */
export function inputChecksums(runs: readonly ResolvedRun[]): Readonly<Record<string, string>> {
  const declared = runs.flatMap(({ topology, configuration, plan, profile, scenario, objectives }) => [
    [`topology of ${configuration.id}`, checksum({ ...topology, file: '', plan }, rootOf(topology.file))],
    [`profile ${profile.id}`, checksum(profile)],
    [`scenario ${scenario.id}`, checksum(scenario)],
    ...(objectives === undefined ? [] : [[`objectives ${objectives.id}`, checksum(objectives)]]),
  ])
  return Object.fromEntries([...declared, [dealInput, String(dealVersion)]])
}

/** What no file declares: how this version makes requests of a seed. */
export const dealInput = 'way in which a seed is dealt'

/** `<root>/topologies/<id>/compose.yaml` */
function rootOf(file: string): string {
  return dirname(dirname(dirname(file)))
}

/** 16 hexadecimal digits; enough to see that something is different. */
function checksum(value: unknown, root?: string): string {
  const text = JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'string' && root !== undefined && part.startsWith(`${root}${sep}`) ? part.slice(root.length) : part,
  )
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
