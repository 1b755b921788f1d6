import type { IncomingHttpHeaders } from 'node:http'
import type { Socket } from 'node:net'
import { Client, type Dispatcher } from 'undici'
import type { Scenario, ScenarioRequest } from '../../../shared/domain/scenario.ts'
import { drawRequest } from '../../../shared/load/drawRequest.ts'
import { fillPath } from '../../../shared/load/fillPath.ts'
import { type Random, seededRandom } from '../../../shared/load/seededRandom.ts'
import { thinkTime } from '../../../shared/load/thinkTime.ts'
import { openSocket } from './openSocket.ts'
import type { SlotRecorder } from './slotRecorder.ts'
import { type RequestEnd, toOutcome } from './toOutcome.ts'

/** What all users of one thread share. */
export interface UserWorld {
  readonly scenario: Scenario
  readonly seed: number
  readonly target: { readonly host: string; readonly port: number }
  /** The target as undici wants it; also the Host header of every request. */
  readonly url: URL
  readonly timeouts: { readonly connectMs: number; readonly responseMs: number }
  /** Draws a value of the scenario's source of that name. */
  readonly drawValue: (name: string, random: Random) => string
  readonly nowMs: () => number
  readonly recorder: SlotRecorder
  readonly onSocket: (socket: Socket) => void
  readonly onAway: () => void
}

/**
 * After a request that got no answer at all (refused, reset, timed out …) a user waits at least this long, also
 * without think time: 5,000 users against a dead server must not become a busy loop that starves the timers.
 */
const afterFailureMs = 10

/** An answer may be this long; the deadline bounds what it may take. */
const maxBodyBytes = 64 * 1024 * 1024

/**
 * One person: asks, waits for the whole answer, thinks, asks again, over one keep-alive connection of their own.
 *
 *   join          written      last byte                written
 *    |---- connect ---|--- wait ---|------ think ------|..|--- wait ---|
 *    intended = sent               ended        intended  sent         ended
 *
 * Service time counts from `sent` (the moment of connecting, or of writing to an open connection), response time
 * from `intended`; the dots are the generator's own lag. The user is undici's handler: one request at a time.
 */
export class VirtualUser implements Dispatcher.DispatchHandler {
  readonly #world: UserWorld
  readonly #random: Random
  #state: 'away' | 'thinking' | 'asking' = 'away'
  /** Finishes the request in flight and is gone. */
  #leaving = false
  #client: Client | undefined
  #socket: Socket | undefined
  #thinking: NodeJS.Timeout | undefined
  #departing: NodeJS.Immediate | undefined
  #deadline: NodeJS.Timeout | undefined

  // The request in flight.
  #endpoint = 0
  #intendedMs = 0
  #sentMs = 0
  #isSent = false
  #isWritten = false
  #cut: 'deadline' | 'aborted' | undefined
  #status = 0
  #instance: string | undefined
  #cache: 'hit' | 'miss' | undefined
  #bytes = 0

  /** `index` counts over all threads: it picks the stream of random numbers. */
  constructor(world: UserWorld, index: number) {
    this.#world = world
    this.#random = seededRandom(world.seed, index)
  }

  get isAway(): boolean {
    return this.#state === 'away'
  }

  /** Asks at once. A user who is about to leave stays. */
  join(atMs: number): void {
    this.#leaving = false
    if (this.#state === 'away') this.#ask(atMs)
  }

  /** At once, or when the request in flight has ended. */
  leave(): void {
    if (this.#state === 'asking') this.#leaving = true
    else if (this.#state === 'thinking') this.#goAway()
  }

  /** Cuts the request in flight off and goes. */
  abort(): void {
    this.leave()
    if (this.#state === 'asking') this.#cutOff('aborted')
  }

  #ask(intendedMs: number): void {
    const { recorder, scenario, timeouts } = this.#world
    const nowMs = this.#world.nowMs()
    this.#endpoint = drawRequest(scenario.requests, this.#random)
    const request = scenario.requests[this.#endpoint] as ScenarioRequest
    this.#state = 'asking'
    // A timer may fire up to 1 ms early: then this user simply thought that much less.
    this.#intendedMs = Math.min(intendedMs, nowMs)
    this.#sentMs = nowMs
    this.#isSent = false
    this.#isWritten = false
    this.#cut = undefined
    this.#status = 0
    this.#instance = undefined
    this.#cache = undefined
    this.#bytes = 0
    recorder.started(nowMs)
    // One timer for all requests of this user: refreshing it costs a fraction of a new one.
    if (this.#deadline === undefined) this.#deadline = setTimeout(() => this.#onDeadline(), timeouts.responseMs)
    else this.#deadline.refresh()
    const path = fillPath(request.path, (name) => this.#world.drawValue(name, this.#random))
    this.#client ??= this.#connection()
    this.#client.dispatch(
      { path, method: request.method, headers: request.headers as Record<string, string>, body: request.body ?? null },
      this,
    )
  }

  #connection(): Client {
    const { target, timeouts, url } = this.#world
    return new Client(url, {
      pipelining: 1,
      // The deadline of the whole request rules; undici's two would add half-second timers for the same purpose.
      headersTimeout: 0,
      bodyTimeout: 0,
      maxResponseSize: maxBodyBytes,
      // Below Nginx's 75 s. A server that closes earlier is noticed by undici before it writes; a server's own
      // `Keep-Alive: timeout` hint is obeyed, less half a second.
      keepAliveTimeout: 60_000,
      keepAliveTimeoutThreshold: 500,
      allowH2: false,
      connect: (_, done) => {
        this.#markSent()
        this.#socket = openSocket(target, timeouts.connectMs, (error, socket) => {
          if (socket === null) done(error ?? new Error('no socket'), null)
          else done(null, socket)
        })
        this.#world.onSocket(this.#socket)
      },
    })
  }

  #markSent(): void {
    if (this.#state !== 'asking' || this.#isSent) return
    this.#isSent = true
    this.#sentMs = this.#world.nowMs()
    this.#world.recorder.sent(this.#sentMs, Math.round((this.#sentMs - this.#intendedMs) * 1000))
  }

  onRequestStart(): void {
    this.#markSent()
    this.#isWritten = true
  }

  onResponseStart(_: unknown, status: number, headers: IncomingHttpHeaders): void {
    this.#status = status
    const instance = headers['x-instance-id']
    this.#instance = typeof instance === 'string' ? instance : instance?.[0]
    const cache = headers['x-cache']
    this.#cache = cache === 'HIT' ? 'hit' : cache === 'MISS' ? 'miss' : undefined
  }

  onResponseData(_: unknown, chunk: Buffer): void {
    this.#bytes += chunk.length
  }

  onResponseEnd(): void {
    const expect = this.#world.scenario.requests[this.#endpoint]?.expect ?? 200
    this.#finish({ kind: 'answered', status: this.#status, expect })
  }

  onResponseError(_: unknown, error: Error): void {
    if (this.#cut === 'aborted') this.#finish({ kind: 'aborted' })
    else if (this.#cut === 'deadline') this.#finish({ kind: 'deadline', connected: this.#isWritten })
    else this.#finish({ kind: 'failed', error, connected: this.#isWritten })
  }

  #onDeadline(): void {
    if (this.#state === 'asking') this.#cutOff('deadline')
  }

  /** Ends in `onResponseError`: at once while connecting, otherwise when the socket is closed. */
  #cutOff(why: 'deadline' | 'aborted'): void {
    this.#cut ??= why
    this.#disconnect()
  }

  #disconnect(): void {
    const client = this.#client
    const socket = this.#socket
    this.#client = undefined
    this.#socket = undefined
    // Ends the request in flight. Without one, closing the socket is all there is to do, at half the price: a stop of
    // 5,000 users took 270 ms of CPU, and 155 ms this way.
    if (this.#state === 'asking') client?.destroy(null, () => undefined)
    // A socket that is still connecting is not the client's yet.
    socket?.destroy()
  }

  #finish(end: RequestEnd): void {
    if (this.#state !== 'asking') return
    const { nowMs, recorder, scenario } = this.#world
    const endMs = nowMs()
    recorder.ended(endMs, {
      endpoint: this.#endpoint,
      instance: this.#instance,
      outcome: toOutcome(end),
      cache: this.#cache,
      bytes: this.#bytes,
      serviceUs: Math.round((endMs - this.#sentMs) * 1000),
      responseUs: Math.round((endMs - this.#intendedMs) * 1000),
    })
    if (this.#leaving) {
      // After undici's parser is done with this answer: a client must not be destroyed from within it.
      this.#state = 'thinking'
      this.#departing = setImmediate(() => {
        if (this.#leaving) this.#goAway()
        else this.#ask(endMs)
      })
      return
    }
    const pauseMs = thinkTime(scenario.think, this.#random)
    if (end.kind === 'answered' && pauseMs === 0) this.#ask(endMs)
    else this.#think(endMs, end.kind === 'answered' ? pauseMs : Math.max(pauseMs, afterFailureMs))
  }

  #think(endMs: number, pauseMs: number): void {
    this.#state = 'thinking'
    this.#thinking = setTimeout(() => this.#ask(endMs + pauseMs), pauseMs)
  }

  #goAway(): void {
    clearTimeout(this.#thinking)
    clearImmediate(this.#departing)
    clearTimeout(this.#deadline)
    this.#deadline = undefined
    this.#leaving = false
    this.#state = 'away'
    this.#disconnect()
    this.#world.onAway()
  }
}
