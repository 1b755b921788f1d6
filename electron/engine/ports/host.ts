import type { CounterReading } from '../../../shared/domain/counters.ts'
import type { Environment } from '../../../shared/domain/manifest.ts'
import type { HostReading } from '../../../shared/domain/reading.ts'

/** A series of readings of the machine that runs the containers. */
export interface HostSampler {
  /** What has been since the call before; `nowMs` is the clock's. Undefined when nothing can be read. */
  read(nowMs: number): Omit<HostReading, 'atMs'> | undefined
  /** What the kernel counts of each container now; none of one that is dead. */
  counters(): readonly Pick<CounterReading, 'container' | 'values'>[]
}

export interface Host {
  /** Facts about the machine the product runs on. */
  describe(): Pick<Environment, 'palier' | 'node' | 'platform' | 'hostCpus' | 'hostMemoryBytes' | 'cpuModel' | 'kernel'>
  /** Begins a series of readings of this machine, which runs the containers of these first processes, by name. Undefined where it cannot be read. */
  openSampler(processIds: ReadonlyMap<string, number>): HostSampler | undefined
  /** This process: id and a mark of its start that another process with the same id would not have. */
  self(): { readonly pid: number; readonly startedAt: string }
  /** Whether the process of that id and start still lives. */
  isAlive(process: { readonly pid: number; readonly startedAt: string }): boolean
  /** What this user may still write to the disk of a folder, which need not exist yet. Undefined where it cannot be told. */
  freeBytes(folder: string): number | undefined
}
