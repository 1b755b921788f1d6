import { loadThreads } from '../../../shared/analysis/loadThreads.ts'
import type { RunEvent, RunEventBody } from '../../../shared/domain/events.ts'
import type { Failure } from '../../../shared/domain/failure.ts'
import type { LoadSlot } from '../../../shared/domain/load.ts'
import type { LocalText } from '../../../shared/domain/localText.ts'
import type { RunManifest } from '../../../shared/domain/manifest.ts'
import type { RunAt, RunOutcome } from '../../../shared/domain/run.ts'
import type { Tick } from '../../../shared/domain/tick.ts'
import type { Clock } from '../ports/clock.ts'
import type { RunWriter } from '../ports/runStore.ts'
import { streamOf, toEventRecord } from '../store/eventRecord.ts'

/**
 * Numbers what happens in a run, stores it and announces it, in this order: what was announced can be read back.
 * A failed write is told once through `onBroken`; from then on events are announced only.
 */
export class RunRecorder {
  readonly #clock: Clock
  readonly #writer: RunWriter
  readonly #announce: (events: readonly RunEvent[]) => void
  readonly #onBroken: (error: unknown) => void
  readonly #toTick: (slot: LoadSlot, threads: number) => Tick
  readonly #toLine: (failure: Failure) => string
  readonly #startedMs: number
  #manifest: RunManifest
  #seq = 0
  #originMs: number | undefined
  #broken = false
  #entered: { at: RunAt; atMs: number } | undefined

  constructor(parts: {
    clock: Clock
    writer: RunWriter
    manifest: RunManifest
    announce: (events: readonly RunEvent[]) => void
    onBroken: (error: unknown) => void
    toTick: (slot: LoadSlot, threads: number) => Tick
    /** A failure on one line, for the manifest. */
    toLine: (failure: Failure) => string
  }) {
    this.#clock = parts.clock
    this.#writer = parts.writer
    this.#manifest = parts.manifest
    this.#announce = parts.announce
    this.#onBroken = parts.onBroken
    this.#toTick = parts.toTick
    this.#toLine = parts.toLine
    this.#startedMs = parts.clock.nowMs()
  }

  get manifest(): RunManifest {
    return this.#manifest
  }

  /** Enters a state; the time spent in the one before goes into the manifest. */
  enter(at: RunAt): void {
    const nowMs = this.#clock.nowMs()
    if (this.#entered !== undefined) {
      const durationMs = Math.round(nowMs - this.#entered.atMs)
      this.#manifest = { ...this.#manifest, states: [...this.#manifest.states, { at: this.#entered.at, durationMs }] }
    }
    this.#entered = { at, atMs: nowMs }
    this.emit({ kind: 'state', at })
  }

  /** From here on events carry `atMs`. */
  begin(originMs: number): void {
    this.#originMs = originMs
    // The load begins a moment after this is known.
    const leadMs = Math.round(originMs - this.#clock.nowMs())
    this.update({ measuredAt: new Date(Date.parse(this.#clock.utc()) + leadMs).toISOString() })
  }

  update(change: Partial<RunManifest>): void {
    this.#manifest = { ...this.#manifest, ...change }
    this.#guard(() => this.#writer.saveManifest(this.#manifest))
  }

  /** What was found out to be doubtful on the way: into the manifest, and told. */
  warn(messages: readonly LocalText[]): void {
    if (messages.length === 0) return
    this.update({ warnings: [...this.#manifest.warnings, ...messages] })
    this.emitAll(messages.map((message) => ({ kind: 'warning', message })))
  }

  emit(body: RunEventBody): void {
    this.emitAll([body])
  }

  /** Each stream gets its part in one write. */
  emitAll(bodies: readonly RunEventBody[]): void {
    const events = bodies.map((body) => this.#toEvent(body))
    for (const [stream, part] of Map.groupBy(events, ({ kind }) => streamOf[kind])) {
      this.#guard(() => this.#writer.append(stream, part.map(toEventRecord)))
    }
    if (events.length > 0) this.#announce(events)
  }

  #toEvent(body: RunEventBody): RunEvent {
    const nowMs = this.#clock.nowMs()
    this.#seq += 1
    return {
      runId: this.#manifest.id,
      seq: this.#seq,
      elapsedMs: Math.round(nowMs - this.#startedMs),
      ...(this.#originMs === undefined ? {} : { atMs: Math.round(nowMs - this.#originMs) }),
      ...body,
    }
  }

  /** One second of load: histograms for the result, plain figures for everybody else. */
  slot(slot: LoadSlot): void {
    this.#guard(() => this.#writer.append('histograms', [slot]))
    this.emit({ kind: 'tick', tick: this.#toTick(slot, loadThreads(this.#manifest)) })
  }

  /** The last word: the outcome is in the manifest before it is announced. */
  finish(outcome: RunOutcome, leftBehind: readonly string[]): void {
    this.enter('done')
    const stored = outcome.kind === 'failed' ? { ...outcome, message: this.#toLine(outcome.failure) } : outcome
    this.update({ outcome: stored, endedAt: this.#clock.utc() })
    this.emit({ kind: 'ended', outcome, leftBehind })
  }

  saveEvidence(name: string, text: string): void {
    this.#guard(() => this.#writer.saveEvidence(name, text))
  }

  #guard(write: () => void): void {
    if (this.#broken) return
    try {
      write()
    } catch (error) {
      this.#broken = true
      this.#onBroken(error)
    }
  }
}
