import { join } from 'node:path'
import type { RunListing } from '../../../shared/contract/listings.ts'
import type { RunManifest } from '../../../shared/domain/manifest.ts'
import { resultSchema } from '../../../shared/domain/resultSchema.ts'
import type { Host } from '../ports/host.ts'
import { createdAtOf, newestFirst } from './newestFirst.ts'
import { readStored } from './readStored.ts'
import { folderNames } from './runFolder.ts'
import { readManifestNow } from './storedManifest.ts'

const listed = resultSchema.pick({ totals: true, verdict: true, diagnosis: true }).strip()

/** Every run, newest first. A folder that cannot be read is listed as such: one bad run never hides the others. */
export function listRuns(runs: string, host: Pick<Host, 'isAlive'>): RunListing[] {
  return folderNames(runs)
    .map((id) => toListing(runs, id, host))
    .sort(newestFirst)
}

function toListing(runs: string, id: string, host: Pick<Host, 'isAlive'>): RunListing {
  const folder = join(runs, id)
  let manifest: RunManifest
  try {
    manifest = readManifestNow(folder, host).manifest
  } catch {
    return { id, createdAt: createdAtOf(folder, id), configuration: '', profile: '', outcome: 'unreadable' }
  }
  return {
    id,
    createdAt: manifest.createdAt,
    configuration: manifest.configuration.id,
    profile: manifest.profile.id,
    ...(manifest.comparisonId === undefined ? {} : { comparisonId: manifest.comparisonId }),
    outcome: manifest.outcome?.kind ?? 'running',
    ...figures(folder),
  }
}

/** A result that cannot be read leaves the figures out; it is derived and can be made again. */
function figures(
  folder: string,
): Pick<RunListing, 'requests' | 'throughputPerS' | 'errorRate' | 'verdict' | 'withFaults'> {
  try {
    const result = readStored(join(folder, 'result.json'), listed, 'palier.result/1')
    if (result === undefined) return {}
    const { requests, throughputPerS, errorRate } = result.totals
    return {
      requests,
      ...(throughputPerS === undefined ? {} : { throughputPerS }),
      ...(errorRate === undefined ? {} : { errorRate }),
      ...(result.verdict === undefined ? {} : { verdict: result.verdict.kind }),
      ...((result.diagnosis?.faults.length ?? 0) > 0 && { withFaults: true }),
    }
  } catch {
    return {}
  }
}
