import type { Host } from './ports/host.ts'

/** What is kept of one lease: the process that runs the run. */
export interface Lease {
  readonly runId: string
  readonly pid: number
  readonly startedAt: string
}

/** Where leases are kept: one place for the whole installation, whatever `--out` says. */
export interface LeaseFolder {
  write(lease: Lease): void
  remove(runId: string): void
  all(): readonly Lease[]
}

/**
 * Says which runs are on right now, in any process of this installation. The sweep spares exactly these:
 * a run's containers outlive its process only until the next start.
 */
export class Leases {
  readonly #folder: LeaseFolder
  readonly #host: Pick<Host, 'self' | 'isAlive'>

  constructor(folder: LeaseFolder, host: Pick<Host, 'self' | 'isAlive'>) {
    this.#folder = folder
    this.#host = host
  }

  /** Call before anything of the run is created; returns the way to give it back, after everything is gone. */
  take(runId: string): () => void {
    this.#folder.write({ runId, ...this.#host.self() })
    return () => this.#folder.remove(runId)
  }

  isLive(runId: string): boolean {
    return this.live().some((lease) => lease.runId === runId)
  }

  live(): readonly Lease[] {
    return this.#folder.all().filter((lease) => this.#host.isAlive(lease))
  }

  /** Leases whose process ended without giving them back: its containers may still be there. */
  dead(): readonly Lease[] {
    return this.#folder.all().filter((lease) => !this.#host.isAlive(lease))
  }

  /** Once nothing of a dead process's run is left. */
  forget(runId: string): void {
    this.#folder.remove(runId)
  }
}
