import { statfsSync } from 'node:fs'
import { arch, cpus, release, totalmem } from 'node:os'
import { dirname } from 'node:path'
import type { Host } from '../ports/host.ts'
import { thisMachineFiles } from '../sampling/machineFiles.ts'
import { openHostSampler } from '../sampling/openHostSampler.ts'
import { processStart } from './processStart.ts'

/** The machine the product runs on. `palier` is the product's version. */
export function thisHost(palier: string): Host {
  const self = { pid: process.pid, startedAt: processStart(process.pid) ?? 'unknown' }
  return {
    describe: () => ({
      palier,
      node: process.versions.node,
      platform: `${process.platform} ${arch()}`,
      hostCpus: cpus().length,
      hostMemoryBytes: totalmem(),
      cpuModel: cpus()[0]?.model.trim() || 'unknown',
      kernel: release(),
    }),
    openSampler: (processIds) => openHostSampler(thisMachineFiles(), processIds),
    self: () => self,
    isAlive: ({ pid, startedAt }) => processStart(pid) === startedAt || (startedAt === 'unknown' && exists(pid)),
    freeBytes,
  }
}

/** Of the folder, or of the nearest one above it that exists. */
function freeBytes(folder: string): number | undefined {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    const above = dirname(folder)
    return above === folder ? undefined : freeBytes(above)
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Somebody else's process: it exists, though we may not signal it.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
