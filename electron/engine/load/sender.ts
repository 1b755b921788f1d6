import type { Outcome } from '../../../shared/domain/outcome.ts'
import type { RequestTemplate } from '../../../shared/domain/scenario.ts'
import type { AnswerReader } from '../../../shared/load/answerReader.ts'
import type { ClientSource, ClientTaker } from './clientSource.ts'
import type { ExchangeEnd, ExchangeOwner, Http1Client } from './http1/Http1Client.ts'
import type { PreparedRequest } from './prepareRequests.ts'
import { Deadline } from './schedule/Deadlines.ts'
import type { SenderWorld } from './senderWorld.ts'
import { toOutcome } from './toOutcome.ts'
import type { UserState } from './userState.ts'

/** How it ended; without a connection, when it never had one. */
type SendEnd = ExchangeEnd | { readonly kind: 'noConnection' }

interface Due {
  readonly endpoint: number
  readonly intendedMs: number
  /** It was made before, and refused. */
  readonly wasMade: boolean
}

export interface SenderOwner {
  /** Nothing new is to be begun: what is due after a login is left. */
  readonly isLeaving: boolean
  onDone(endMs: number, isAnswered: boolean): void
}

/** An answer may be this long; the deadline bounds what it may take. */
const maxBodyBytes = 64 * 1024 * 1024
/** Where the body is kept for checks and values; longer fails the check. */
const maxKeptBytes = 1024 * 1024

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
 * allows it (RFC 9110 §9.2.2) it is sent once more, which is another request, intended when the first was. The same is done after an answer
 * 401 and a new login.
 *
 * A user who has to log in first does so when a request is due: a request of its own, which the due one waits for as for a connection –
 * inside its response time. What follows a login (`Login.next`) is sent right after it, each when the one before was answered. When one
 * of them fails the login has failed, and took the request's place.
 */
export class Sender implements ExchangeOwner, ClientTaker {
  readonly #world: SenderWorld
  readonly #source: ClientSource
  readonly #owner: SenderOwner
  readonly #toValue: (name: string) => string
  readonly #state: UserState | undefined
  readonly #waitDeadline = new Deadline(() => this.#giveUpWaiting())
  #at: 'idle' | 'waiting' | 'asking' = 'idle'
  #client: Http1Client | undefined
  #endpoint = 0
  #intendedMs = 0
  #handedMs = 0
  /** For a connection of a pool. */
  #hasWaited = false
  #sentMs = 0
  #isRepeat = false
  /** What waits for the login that is under way. */
  #due: Due | undefined

  /** `values`: where placeholders get theirs from; with `state`, what the user carries from answer to answer. */
  constructor(
    world: SenderWorld,
    source: ClientSource,
    values: { readonly toValue: (name: string) => string; readonly state: UserState | undefined },
    owner: SenderOwner,
  ) {
    this.#world = world
    this.#source = source
    this.#toValue = values.toValue
    this.#state = values.state
    this.#owner = owner
  }

  get isBusy(): boolean {
    return this.#at !== 'idle'
  }

  /** `readyMs`: the earliest moment at which this request could be sent, at least `intendedMs`. */
  send(endpoint: number, intendedMs: number, readyMs: number): void {
    const { recorder, nowMs } = this.#world
    const atMs = nowMs()
    this.#isRepeat = false
    const state = this.#state
    if (state?.needsLogin(atMs) === true) {
      this.#logIn({ endpoint, intendedMs: Math.min(intendedMs, atMs), wasMade: false }, Math.min(readyMs, atMs), atMs)
      return
    }
    this.#endpoint = state === undefined ? endpoint : state.toMake(endpoint)
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
    this.#world.cap?.take(atMs)
    this.#handedMs = atMs
    this.#hasWaited = false
    this.#at = 'waiting'
    this.#source.take(this)
    this.#hasWaited = this.#isWaiting()
    if (this.#hasWaited) this.#world.waitLimit.set(this.#waitDeadline, atMs)
  }

  /** A source may have called back meanwhile. */
  #isWaiting(): boolean {
    return this.#at === 'waiting'
  }

  onClient(client: Http1Client): void {
    const { isFresh, waitLimit } = this.#world
    waitLimit.lift(this.#waitDeadline)
    this.#client = client
    this.#at = 'asking'
    const { toBytes, reader } = this.#request
    const bytes = toBytes(this.#toValue)
    const keepsBody = reader?.readsBody ?? false
    const keepsHead = reader?.readsHeaders ?? false
    const limit = keepsBody ? maxKeptBytes : maxBodyBytes
    client.send({ bytes, maxBodyBytes: limit, keepsBody, keepsHead, isLast: isFresh }, this)
  }

  get #request(): PreparedRequest {
    return this.#world.requests[this.#endpoint] as PreparedRequest
  }

  onStart(nowMs: number): void {
    this.#sentMs = nowMs
    // A client that was there at once starts before this says that nobody waited.
    if (this.#hasWaited) this.#world.recorder.waited(Math.round((nowMs - this.#handedMs) * 1000))
  }

  onConnected(_: number, tookMs: number): void {
    this.#world.recorder.connected(Math.round(tookMs * 1000))
  }

  onEnd(end: ExchangeEnd): void {
    const client = this.#client
    const request = this.#request
    const endMs = this.#world.nowMs()
    const repeats = end.kind === 'failed' && end.stale && this.#mayRepeat(request, endMs)
    const status = end.kind === 'answered' ? (client?.reader.fields.status ?? 0) : 0
    const outcome = this.#record(end, request, endMs, this.#sentMs)
    this.#client = undefined
    this.#at = 'idle'
    if (client !== undefined) this.#source.giveBack(client)
    if (repeats) {
      this.#isRepeat = true
      this.#sendMore(endMs)
    } else if (this.#state !== undefined && this.#goesOn(this.#state, outcome, status, request.expect, endMs)) return
    else this.#owner.onDone(endMs, end.kind === 'answered')
  }

  #mayRepeat({ method }: PreparedRequest, atMs: number): boolean {
    const { cap } = this.#world
    return !this.#isRepeat && isIdempotent(method) && (cap === undefined || cap.freeMs <= atMs)
  }

  /** After a login the request that waited for it; after a refused token a login. */
  #goesOn(state: UserState, outcome: Outcome, status: number, expect: number, endMs: number): boolean {
    const due = this.#due
    if (due === undefined) {
      if (!state.refused(status, expect) || this.#isRepeat || this.#owner.isLeaving) return false
      this.#world.onAgain()
      this.#logIn({ endpoint: this.#endpoint, intendedMs: this.#intendedMs, wasMade: true }, endMs, endMs)
      return true
    }
    const isLast = this.#endpoint === this.#world.requests.length - 1
    if (outcome === 'ok' && !isLast && !this.#owner.isLeaving) {
      this.#goOnLogin(endMs)
      return true
    }
    this.#due = undefined
    if (outcome !== 'ok' || !isLast) return false
    state.loggedIn(endMs)
    if (this.#owner.isLeaving) return false
    this.#isRepeat = due.wasMade
    this.#endpoint = due.wasMade ? due.endpoint : state.toMake(due.endpoint)
    this.#intendedMs = due.intendedMs
    this.#world.recorder.late(Math.round((endMs - due.intendedMs) * 1000))
    this.#sendMore(endMs)
    return true
  }

  #logIn(due: Due, readyMs: number, atMs: number): void {
    this.#due = due
    this.#endpoint = this.#world.loginAt
    this.#intendedMs = readyMs
    this.#world.recorder.started(atMs, Math.round((atMs - readyMs) * 1000))
    this.#take(atMs)
  }

  /** The login's next request. */
  #goOnLogin(atMs: number): void {
    this.#isRepeat = false
    this.#endpoint++
    this.#intendedMs = atMs
    this.#sendMore(atMs)
  }

  /** A request beyond the one that was due. */
  #sendMore(atMs: number): void {
    this.#world.onAgain()
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
    this.#record(end, this.#request, endMs, endMs)
    this.#due = undefined
    this.#at = 'idle'
    this.#owner.onDone(endMs, false)
  }

  #record(end: SendEnd, { expect, reader }: PreparedRequest, endMs: number, sentMs: number): Outcome {
    const { fields, bodyBytes } = this.#client?.reader ?? nothingRead
    const found = toOutcome(end.kind === 'answered' ? { kind: 'answered', status: fields.status, expect } : end)
    const outcome = found !== 'ok' || reader === undefined ? found : this.#read(reader)
    this.#world.recorder.ended(endMs, {
      endpoint: Math.min(this.#endpoint, this.#world.loginAt),
      instance: fields.instance,
      outcome,
      cache: fields.cache,
      bytes: bodyBytes,
      serviceUs: Math.round((endMs - sentMs) * 1000),
      responseUs: Math.round((endMs - this.#intendedMs) * 1000),
    })
    return outcome
  }

  /** An answer with the expected status: its checks, and what of it is kept for the user's next requests. */
  #read(reader: AnswerReader): Outcome {
    const response = this.#client?.reader
    const read = reader.read({
      header: (name) => response?.header(name),
      text: () => response?.body().toString('utf8') ?? '',
    })
    if (read.kind === 'unfit') return 'checkFailed'
    this.#state?.take(read.taken)
    return 'ok'
  }
}

const nothingRead = { fields: { status: 0, instance: undefined, cache: undefined }, bodyBytes: 0 }

function isIdempotent(method: RequestTemplate['method']): boolean {
  return method === 'GET' || method === 'PUT' || method === 'DELETE'
}
