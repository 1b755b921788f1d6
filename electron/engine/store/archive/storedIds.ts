import { join } from 'node:path'
import { PalierError } from '../../../../shared/domain/failure.ts'
import type { RunManifest } from '../../../../shared/domain/manifest.ts'
import type { Comparison } from '../../../../shared/domain/runResult.ts'
import type { Host } from '../../ports/host.ts'
import { findId, folderNames } from '../runFolder.ts'
import { openComparison } from '../storedComparison.ts'
import { readManifestNow } from '../storedManifest.ts'

/** What an id or a beginning of one means, among runs and comparisons together. Throws `unknownName`. */
export function findStored(root: string, asked: string): { readonly kind: 'run' | 'comparison'; readonly id: string } {
  const comparisons = folderNames(join(root, 'comparisons'))
  const id = findId([...folderNames(join(root, 'runs')), ...comparisons], asked, 'run')
  return { kind: comparisons.includes(id) ? 'comparison' : 'run', id }
}

/** The manifest of a run that has ended; undefined when it cannot be read. Throws `stillOn`. */
export function endedManifest(root: string, id: string, host: Pick<Host, 'isAlive'>): RunManifest | undefined {
  const manifest = readable(() => readManifestNow(join(root, 'runs', id), host).manifest)
  if (manifest !== undefined && manifest.outcome === undefined) {
    throw new PalierError({ kind: 'stillOn', id, pid: manifest.lease.pid })
  }
  return manifest
}

/** A comparison that has ended; undefined when it is not there or cannot be read. Throws `stillOn`. */
export function endedComparison(root: string, id: string, host: Pick<Host, 'isAlive'>): Comparison | undefined {
  const folder = join(root, 'comparisons')
  const comparison = readable(() => openComparison(folder, id, host))
  if (comparison?.outcome === 'running') {
    throw new PalierError({ kind: 'stillOn', id, pid: comparison.lease?.pid ?? 0 })
  }
  return comparison
}

/** Ids of the runs that were made for a comparison, also of those that a resume has done again. */
export function runsOfComparison(root: string, comparisonId: string, host: Pick<Host, 'isAlive'>): string[] {
  const runs = join(root, 'runs')
  return folderNames(runs).filter(
    (id) => readable(() => readManifestNow(join(runs, id), host).manifest)?.comparisonId === comparisonId,
  )
}

function readable<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof PalierError && ['storeUnreadable', 'unknownName'].includes(error.failure.kind))
      return undefined
    throw error
  }
}
