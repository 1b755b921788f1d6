import { type Failure, PalierError, toFailure } from '../../../shared/domain/failure.ts'
import type { Fault, FaultAction } from '../../../shared/domain/fault.ts'
import type { LocalText } from '../../../shared/domain/localText.ts'
import { writtenFault } from '../../../shared/domain/writtenFault.ts'
import { failureLine } from '../../../shared/text/failureText.ts'
import type { Clock } from '../ports/clock.ts'
import type { InjectedFault, Stack } from '../ports/stack.ts'
import type { RunRecorder } from './runRecorder.ts'

const END_WITHIN_MS = 10_000

interface Measuring {
  readonly stack: Stack
  readonly originMs: number
  /** Fires with the end of measuring. */
  readonly until: AbortSignal
}

interface Active {
  readonly fault: Fault
  readonly injected: InjectedFault
}

/**
 * What is done to a run's containers on purpose while it is measured: what was planned, at its moment, and what is asked for meanwhile. Each is told
 * when it begins, is over, or could not be done, and none of that ends the run. What is on at the end of measuring is not taken back: the containers go
 * anyway, and what is examined is the state it has led to.
 */
export class RunFaults {
  readonly #planned: readonly Fault[]
  readonly #recorder: RunRecorder
  readonly #clock: Clock
  readonly #over = new AbortController()
  readonly #underWay = new Set<Promise<unknown>>()
  /** Of each container: the last thing that is being done to it. */
  readonly #turns = new Map<string, Promise<unknown>>()
  #active: readonly Active[] = []
  #measuring: Measuring | undefined

  constructor(planned: readonly Fault[], recorder: RunRecorder, clock: Clock) {
    this.#planned = planned
    this.#recorder = recorder
    this.#clock = clock
  }

  /** From now on, until `end` or the signal. */
  begin(stack: Stack, originMs: number, signal: AbortSignal): void {
    const until = AbortSignal.any([signal, this.#over.signal])
    const measuring = { stack, originMs, until }
    this.#measuring = measuring
    for (const fault of this.#planned) void this.#track(this.#atItsMoment(fault, measuring))
  }

  /** Resolves when it is done. Throws `PalierError` faultRefused or engineFailed, which is told as an event as well. */
  async inject(action: FaultAction, forMs: number | undefined): Promise<void> {
    const measuring = this.#measuring
    if (measuring === undefined || measuring.until.aborted) {
      const why = { kind: 'notMeasuring', runId: this.#recorder.manifest.id } as const
      throw new PalierError({ kind: 'faultRefused', fault: writtenFault(action), why })
    }
    const atMs = Math.max(0, Math.round(this.#clock.nowMs() - measuring.originMs))
    const fault = { atMs, ...(forMs === undefined ? {} : { forMs }), action }
    await this.#track(this.#do(fault, measuring))
  }

  /** Whether just this was on. Throws `PalierError` engineFailed when it cannot be taken back, which is told as an event as well. */
  async undo(action: FaultAction): Promise<boolean> {
    const written = writtenFault(action)
    const active = this.#active.find(({ fault }) => writtenFault(fault.action) === written)
    if (active === undefined || this.#measuring === undefined) return false
    await this.#track(this.#takeBack(active, this.#measuring))
    return true
  }

  /** Nothing begins any more. Waits for what is under way, so that nothing is created while everything is removed; at most 10 s, should the engine hang. */
  async end(): Promise<void> {
    this.#over.abort()
    const settled = new AbortController()
    const limit = this.#clock.sleep(END_WITHIN_MS, settled.signal).catch(() => undefined)
    await Promise.race([Promise.allSettled(this.#underWay), limit])
    settled.abort()
  }

  #track<T>(work: Promise<T>): Promise<T> {
    const ended = work.finally(() => this.#underWay.delete(ended))
    ended.catch(() => undefined)
    this.#underWay.add(ended)
    return ended
  }

  async #atItsMoment(fault: Fault, measuring: Measuring): Promise<void> {
    await this.#clock.sleep(measuring.originMs + fault.atMs - this.#clock.nowMs(), measuring.until)
    await this.#do(fault, measuring)
  }

  async #do(fault: Fault, measuring: Measuring): Promise<void> {
    const { stack, until } = measuring
    try {
      const tell = () => this.#recorder.emit({ kind: 'fault', what: 'begun', fault })
      const injected = await this.#inTurn(fault, () => stack.inject(fault.action, until, tell))
      // Started again already: nothing is on that could be taken back.
      if (fault.action.kind === 'restart') return this.#recorder.emit({ kind: 'fault', what: 'over', fault })
      const active = { fault, injected }
      this.#active = [...this.#active, active]
      if (fault.forMs !== undefined) void this.#track(this.#after(fault.forMs, active, measuring))
    } catch (error) {
      until.throwIfAborted()
      this.#tellFailure(fault, toFailure(error))
      throw error
    }
  }

  async #after(forMs: number, active: Active, measuring: Measuring): Promise<void> {
    await this.#clock.sleep(forMs, measuring.until)
    if (this.#active.includes(active)) await this.#takeBack(active, measuring)
  }

  async #takeBack(active: Active, { until }: Measuring): Promise<void> {
    this.#active = this.#active.filter((one) => one !== active)
    try {
      await this.#inTurn(active.fault, () => active.injected.undo(until))
      this.#recorder.emit({ kind: 'fault', what: 'over', fault: active.fault })
    } catch (error) {
      until.throwIfAborted()
      this.#tellFailure(active.fault, toFailure(error))
      throw error
    }
  }

  /** One after the other on the same container: what is killed and cut at the same time would come back without a network. */
  #inTurn<T>({ action: { container } }: Fault, work: () => Promise<T>): Promise<T> {
    const before = this.#turns.get(container) ?? Promise.resolve()
    const mine = before.then(work)
    this.#turns.set(
      container,
      mine.catch(() => undefined),
    )
    return mine
  }

  #tellFailure(fault: Fault, failure: Failure): void {
    const message = inBoth(failure)
    this.#recorder.emitAll([
      { kind: 'fault', what: 'failed', fault, message },
      { kind: 'warning', message },
    ])
    this.#recorder.update({ warnings: [...this.#recorder.manifest.warnings, message] })
  }
}

/** The platform decides words about finding Docker only, which was found. */
function inBoth(failure: Failure): LocalText {
  return { en: failureLine(failure, 'linux', 'en'), fr: failureLine(failure, 'linux', 'fr') }
}
