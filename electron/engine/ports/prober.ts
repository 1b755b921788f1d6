import type { ProbeReading } from '../../../shared/domain/reading.ts'

/** Asks one path again and again, over a connection kept open or a new one each time. */
export interface Prober {
  open(order: {
    readonly path: string
    readonly connection: 'kept' | 'fresh'
    readonly timeoutMs: number
    /** Its answers carry their bodies. */
    readonly wantsBody?: boolean
  }): Probe
}

export interface Probe {
  /**
   * One question; not again before it is answered. A connection that was kept is given up for a new one when it has failed or the
   * address is another. Never throws, and takes no longer than the time limit.
   */
  ask(target: { readonly host: string; readonly port: number }): Promise<ProbeAnswer>
  /** Closes every socket. */
  close(): void
}

export type ProbeAnswer = Pick<ProbeReading, 'outcome' | 'status' | 'latencyUs'> & { readonly body?: string }
