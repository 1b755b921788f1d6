import type { Scenario, ScenarioRequest } from '../../../shared/domain/scenario.ts'
import type { ClientSource, ClientTaker } from './clientSource.ts'
import type { ExchangeEnd, ExchangeOwner, Http1Client } from './http1/Http1Client.ts'
import type { RequestBytes } from './requestBytes.ts'
import { Deadline } from './schedule/Deadlines.ts'
import type { Schedule } from './schedule/Schedule.ts'
import type { SlotRecorder } from './slotRecorder.ts'
import { toOutcome } from './toOutcome.ts'

/** What all senders of one thread share. */
export interface SenderWorld {
  readonly scenario: Scenario
  /** Of the scenario's requests, in their order. */
  readonly requests: readonly RequestBytes[]
  readonly nowMs: () => number
  readonly recorder: SlotRecorder
  /** How long a request may wait for a connection of a pool. */
  readonly waitLimit: ReturnType<Schedule['limit']>
  /** Every request has a connection of its own, which is closed after it. */
  readonly isFresh: boolean
}

export interface SenderOwner {
  onDone(endMs: number, isAnswered: boolean): void
}

/** An answer may be this long; the deadline bounds what it may take. */
const maxBodyBytes = 64 * 1024 * 1024

/**
 * Sends one request at a time and books what comes of it.
 *
 *   intended   handed over      written      last byte
 *      |....lag....|-- wait --|-- connect --|--- wait ---|
 *                             sent                      ended
 *
 * Service time counts from `sent` (the moment of connecting, or of writing to an open connection), response time from `intended`. Waiting
 * for a connection of a pool and making one are inside response time, and kept on their own. Lag is the generator's own lateness; a
 * request that could not be handed over before the previous one had ended (`readyMs`) was late for the server's sake, and is counted so.
 *
 * A request that met a connection which the server had just closed (`stale`) is one that failed, and is counted as such; when its method
 * allows it (RFC 9110 §9.2.2) it is sent once more, which is another request, intended when the first was.
 */
export class Sender implements ExchangeOwner, ClientTaker {
  readonly #world: SenderWorld
  readonly #source: ClientSource
  readonly #owner: SenderOwner
  readonly #draw: (name: string) => string
  readonly #waitDeadline = new Deadline(() => this.#giveUpWaiting())
  #at: 'idle' | 'waiting' | 'asking' = 'idle'
  #client: Http1Client | undefined
  #endpoint = 0
  #intendedMs = 0
  #handedMs = 0
  #sentMs = 0
  #isRepeat = false

  constructor(world: SenderWorld, source: ClientSource, draw: (name: string) => string, owner: SenderOwner) {
    this.#world = world
    this.#source = source
    this.#draw = draw
    this.#owner = owner
  }

  get isBusy(): boolean {
    return this.#at !== 'idle'
  }

  /** `readyMs`: the earliest moment at which this request could be sent, at least `intendedMs`. */
  send(endpoint: number, intendedMs: number, readyMs: number): void {
    const { recorder, nowMs } = this.#world
    const atMs = nowMs()
    this.#endpoint = endpoint
    this.#isRepeat = false
    // A timer may fire up to 1 ms early: then it was intended that much earlier.
    this.#intendedMs = Math.min(intendedMs, atMs)
    recorder.started(atMs, Math.max(0, Math.round((atMs - readyMs) * 1000)))
    if (readyMs > intendedMs) recorder.late(Math.round((readyMs - intendedMs) * 1000))
    this.#take(atMs)
  }

  /** Cuts off what is under way. */
  abort(): void {
    if (this.#at === 'asking') this.#client?.abort()
    else if (this.#at === 'waiting') {
      this.#stopWaiting()
      this.#book({ kind: 'aborted' })
    }
  }

  /** Closes a connection of its own; nothing is under way. */
  close(): void {
    this.#source.close()
  }

  #take(atMs: number): void {
    this.#handedMs = atMs
    this.#at = 'waiting'
    this.#source.take(this)
    if (this.#isWaiting()) this.#world.waitLimit.set(this.#waitDeadline, atMs)
  }

  /** A source may have called back meanwhile. */
  #isWaiting(): boolean {
    return this.#at === 'waiting'
  }

  onClient(client: Http1Client): void {
    const { requests, isFresh, waitLimit } = this.#world
    waitLimit.lift(this.#waitDeadline)
    this.#client = client
    this.#at = 'asking'
    const bytes = (requests[this.#endpoint] as RequestBytes)(this.#draw)
    client.send({ bytes, maxBodyBytes, keepsBody: false, isLast: isFresh }, this)
  }

  onStart(nowMs: number): void {
    this.#sentMs = nowMs
    if (nowMs > this.#handedMs) this.#world.recorder.waited(Math.round((nowMs - this.#handedMs) * 1000))
  }

  onConnected(_: number, tookMs: number): void {
    this.#world.recorder.connected(Math.round(tookMs * 1000))
  }

  onEnd(end: ExchangeEnd): void {
    const client = this.#client
    const request = this.#world.scenario.requests[this.#endpoint] as ScenarioRequest
    const repeats = end.kind === 'failed' && end.stale && !this.#isRepeat && isIdempotent(request.method)
    const endMs = this.#world.nowMs()
    this.#record(end, endMs, this.#sentMs)
    this.#client = undefined
    this.#at = 'idle'
    if (client !== undefined) this.#source.giveBack(client)
    if (repeats) this.#repeat(endMs)
    else this.#owner.onDone(endMs, end.kind === 'answered')
  }

  #repeat(atMs: number): void {
    this.#isRepeat = true
    this.#world.recorder.started(atMs, 0)
    this.#take(atMs)
  }

  #giveUpWaiting(): void {
    this.#stopWaiting()
    this.#book({ kind: 'noConnection' })
  }

  #stopWaiting(): void {
    this.#world.waitLimit.lift(this.#waitDeadline)
    this.#source.cancel(this)
  }

  /** What never had a connection. */
  #book(end: { readonly kind: 'aborted' | 'noConnection' }): void {
    const endMs = this.#world.nowMs()
    this.#record(end, endMs, endMs)
    this.#at = 'idle'
    this.#owner.onDone(endMs, false)
  }

  #record(end: ExchangeEnd | { readonly kind: 'noConnection' }, endMs: number, sentMs: number): void {
    const { recorder, scenario } = this.#world
    const { fields, bodyBytes } = this.#client?.reader ?? nothingRead
    const expect = (scenario.requests[this.#endpoint] as ScenarioRequest).expect
    recorder.ended(endMs, {
      endpoint: this.#endpoint,
      instance: fields.instance,
      outcome: toOutcome(end.kind === 'answered' ? { kind: 'answered', status: fields.status, expect } : end),
      cache: fields.cache,
      bytes: bodyBytes,
      serviceUs: Math.round((endMs - sentMs) * 1000),
      responseUs: Math.round((endMs - this.#intendedMs) * 1000),
    })
  }
}

const nothingRead = { fields: { status: 0, instance: undefined, cache: undefined }, bodyBytes: 0 }

function isIdempotent(method: ScenarioRequest['method']): boolean {
  return method === 'GET' || method === 'PUT' || method === 'DELETE'
}
