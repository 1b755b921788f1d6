import type { CurrentData, DataStack, DataStep } from '../../../shared/contract/dataRequests.ts'
import type { Answer } from '../../../shared/contract/requests.ts'
import { PalierError } from '../../../shared/domain/failure.ts'
import type { Announcer } from '../announcer.ts'
import { CleanupStack } from '../cleanupStack.ts'
import type { Leases } from '../leases.ts'
import type { Occupant } from '../occupation.ts'
import type { Stack } from '../ports/stack.ts'
import type { Ports } from '../ports.ts'
import { READY_WITHIN_MS } from '../run/bringUpRun.ts'
import { fitToMachine } from '../run/fitToMachine.ts'
import { loadData, ownValues } from '../run/loadData.ts'
import { runPrepareCommands } from '../run/prepareStack.ts'
import { readBackServer } from '../run/readBackServer.ts'
import { StopRequested } from '../run/stopRequested.ts'
import { toRunId } from '../store/runId.ts'
import type { SeedOrder } from './resolveSeed.ts'
import { toAccounts } from './toAccounts.ts'

export interface SeedParts {
  readonly ports: Ports
  readonly leases: Leases
  readonly announcer: Announcer
  readonly tidyUp: () => Promise<void>
}

/**
 * A configuration that is brought up, filled through its API as a run's is, and kept until it is told to stop. Labelled and leased like a
 * run, so that what a killed process leaves of it is swept; it has no folder and no result.
 */
export class SeededStack implements Occupant {
  readonly id: string
  readonly holdsData: string
  /** When the data is there; or stopped before, or failed, and everything is removed. */
  readonly loaded: Promise<Answer<'data.load'>>
  /** When everything is removed: what could not be, with the reason. */
  readonly gone: Promise<readonly string[]>
  readonly #order: SeedOrder
  readonly #parts: SeedParts
  readonly #abort = new AbortController()
  readonly #cleanup = new CleanupStack()
  readonly #loaded = Promise.withResolvers<Answer<'data.load'>>()
  readonly #gone = Promise.withResolvers<readonly string[]>()
  #current: CurrentData

  constructor(order: SeedOrder, parts: SeedParts) {
    this.#order = order
    this.#parts = parts
    const { clock, random32 } = parts.ports
    this.id = toRunId(clock.utc(), `data-${order.configuration}`, random32())
    this.holdsData = order.configuration
    this.loaded = this.#loaded.promise
    this.gone = this.#gone.promise
    this.#current = this.#loading({ at: 'building' })
  }

  get current(): CurrentData {
    return this.#current
  }

  stop(): void {
    this.#abort.abort(new StopRequested())
  }

  remaining(): readonly string[] {
    return this.#cleanup.remaining()
  }

  /** Until it is told to stop, or has failed. Never rejects. */
  async untilGone(): Promise<void> {
    const { tidyUp, leases } = this.#parts
    let failure: { readonly error: unknown } | undefined
    let giveBack = (): void => undefined
    try {
      await tidyUp()
      this.#abort.signal.throwIfAborted()
      giveBack = leases.take(this.id)
      const { stack, server } = await this.#bringUp()
      const kept = { ...(await this.#fill(stack)), ...server }
      this.#tell({ kind: 'loaded', stack: kept })
      this.#loaded.resolve({ kind: 'loaded', stack: kept })
      await aborted(this.#abort.signal)
    } catch (error) {
      if (!(error instanceof StopRequested)) failure = { error }
    }
    const { configuration, data } = this.#order
    if (this.#cleanup.remaining().length > 0)
      this.#tell({ kind: 'releasing', stackId: this.id, configuration, set: data.set })
    const leftBehind = await this.#cleanup.unwind()
    giveBack()
    this.#tell({ kind: 'none' })
    // Once the data was there, this one changes nothing.
    if (failure === undefined) this.#loaded.resolve({ kind: 'stopped' })
    else this.#loaded.reject(outsideRun(failure.error, configuration))
    this.#gone.resolve(leftBehind)
  }

  async #bringUp(): Promise<{ readonly stack: Stack; readonly server: Pick<DataStack, 'server'> }> {
    const { containers } = this.#parts.ports
    const { plan } = this.#order
    const { signal } = this.#abort
    this.#tell(this.#loading({ at: 'building' }))
    const { containerCpus, safety } = fitToMachine(plan, await containers.describe(signal))
    const images = await containers.ensureImages(
      plan.images,
      ({ image, message }) => this.#tell(this.#loading({ at: 'building', image, message })),
      signal,
    )
    const total = plan.containers.length
    let ready = 0
    this.#tell(this.#loading({ at: 'starting', ready, total }))
    const stack = await containers.bringUp(
      {
        runId: this.id,
        plan,
        images,
        ...(containerCpus !== undefined && { cpuset: containerCpus }),
        safety,
        readyWithinMs: READY_WITHIN_MS,
        // For curl, and for `palier load`.
        publishes: true,
      },
      this.#cleanup,
      ({ state }) => {
        if (state === 'ready') this.#tell(this.#loading({ at: 'starting', ready: ++ready, total }))
      },
      signal,
    )
    return { stack, server: readBackServer(plan, containerCpus, stack) }
  }

  async #fill(stack: Stack): Promise<DataStack> {
    const { ports } = this.#parts
    const { plan, data, configuration } = this.#order
    const { container, port } = plan.entry
    const { signal } = this.#abort
    this.#tell(this.#loading({ at: 'loading' }))
    const loaded = await loadData(data, stack.addressOf(container, port), ports, signal)
    // As before a run: statistics of the new rows, nothing in caches.
    await runPrepareCommands(stack, plan, signal)
    const published = stack.publishedAddressOf(container, port) ?? stack.addressOf(container, port)
    const { expected } = data
    const accounts = toAccounts(data, ownValues(data))
    return {
      ...loaded,
      ...(expected && { expected }),
      accounts,
      stackId: this.id,
      configuration,
      address: `http://${published.host}:${published.port}`,
    }
  }

  #loading(step: DataStep): CurrentData {
    const { configuration, data } = this.#order
    return { kind: 'loading', stackId: this.id, configuration, set: data.set, step }
  }

  #tell(current: CurrentData): void {
    this.#current = current
    this.#parts.announcer.announce({ name: 'data.progress', content: current })
  }
}

/** There is no run that anything could be kept with. */
function outsideRun(error: unknown, configuration: string): unknown {
  if (!(error instanceof PalierError)) return error
  const { failure } = error
  switch (failure.kind) {
    case 'containerExited':
    case 'neverReady':
    case 'dataNotLoaded':
      return new PalierError({ ...failure, outsideRun: { configuration } }, { cause: error })
    default:
      return error
  }
}

/** Rejects with the reason. */
function aborted(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>()
  if (signal.aborted) reject(signal.reason)
  else signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  return promise
}
