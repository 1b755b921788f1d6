import type { Answer } from '../../../shared/contract/requests.ts'
import type { Occupant } from '../occupation.ts'
import type { Ports } from '../ports.ts'
import { StopRequested } from '../run/stopRequested.ts'
import { type FreezeOrder, type FreezeParts, measureFreeze } from './measureFreeze.ts'

export interface FreezeCheckerParts {
  readonly ports: Pick<Ports, 'load' | 'clock' | 'host' | 'nullTarget' | 'random32'>
  readonly latencies: FreezeParts['latencies']
}

/** Shows on the null target, standing still, what percentiles of this generator say of a server that does. Needs no containers. */
export class FreezeChecker implements Occupant {
  readonly id: string
  readonly #parts: FreezeCheckerParts
  readonly #order: Omit<FreezeOrder, 'core'>
  readonly #abort = new AbortController()

  constructor(parts: FreezeCheckerParts, order: Omit<FreezeOrder, 'core'>) {
    this.#parts = parts
    this.#order = order
    this.id = `freeze-${parts.ports.random32().toString(36)}`
  }

  stop(): void {
    this.#abort.abort(new StopRequested())
  }

  remaining(): readonly string[] {
    return []
  }

  /** Throws `PalierError` generatorFailed. */
  async run(): Promise<Answer<'generator.freeze'>> {
    const { ports, latencies } = this.#parts
    const cores = ports.host.describe().hostCpus
    // Target and load threads on cores of their own where there are two.
    const target = await ports.nullTarget.start(cores > 1 ? 0 : undefined)
    try {
      const order = { ...this.#order, ...(cores > 1 && { core: cores - 1 }) }
      const parts = { load: ports.load, clock: ports.clock, latencies }
      return { kind: 'measured', check: await measureFreeze(target, order, parts, this.#abort.signal) }
    } catch (error) {
      if (error instanceof StopRequested) return { kind: 'stopped' }
      throw error
    } finally {
      await target.close()
    }
  }
}
