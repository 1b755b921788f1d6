import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Lease, LeaseFolder } from '../leases.ts'
import { makeFolder } from '../store/makeFolder.ts'

const leaseSchema = z.strictObject({ runId: z.string(), pid: z.int(), startedAt: z.string() })

/** Leases as small files in the installation's own folder, one per run that is on. */
export function leaseFiles(folder: string): LeaseFolder {
  const pathOf = (runId: string): string => join(folder, `${runId}.json`)
  return {
    write(lease) {
      makeFolder(folder, 0o700)
      const half = `${pathOf(lease.runId)}.${lease.pid}.tmp`
      writeFileSync(half, JSON.stringify(lease))
      renameSync(half, pathOf(lease.runId))
    },
    remove: (runId) => rmSync(pathOf(runId), { force: true }),
    all: () => names(folder).flatMap((name) => readLease(join(folder, name))),
  }
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json'))
  } catch {
    return []
  }
}

function readLease(path: string): Lease[] {
  try {
    return [leaseSchema.parse(JSON.parse(readFileSync(path, 'utf8')))]
  } catch {
    // Gone since it was listed, or not ours: either way nobody holds it.
    return []
  }
}
