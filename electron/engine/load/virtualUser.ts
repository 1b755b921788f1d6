import type { Scenario, ScenarioRequest } from '../../../shared/domain/scenario.ts'
import { drawRequest } from '../../../shared/load/drawRequest.ts'
import { type Random, seededRandom } from '../../../shared/load/seededRandom.ts'
import { thinkTime } from '../../../shared/load/thinkTime.ts'
import { type ClientWorld, type ExchangeEnd, type ExchangeOwner, Http1Client } from './http1/Http1Client.ts'
import type { RequestBytes } from './requestBytes.ts'
import type { Schedule } from './schedule/Schedule.ts'
import { Wake } from './schedule/Wakes.ts'
import type { SlotRecorder } from './slotRecorder.ts'
import { toOutcome } from './toOutcome.ts'

/** What all users of one thread share. */
export interface UserWorld {
  readonly scenario: Scenario
  readonly seed: number
  /** Of the scenario's requests, in their order. */
  readonly requests: readonly RequestBytes[]
  readonly clients: ClientWorld
  /** Draws a value of the scenario's source of that name. */
  readonly drawValue: (name: string, random: Random) => string
  readonly nowMs: () => number
  readonly schedule: Schedule
  readonly recorder: SlotRecorder
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
 * from `intended`; the dots are the generator's own lag.
 *
 * A request that met a connection which the server had just closed (`stale`) is one that failed, and is counted as such; when its method
 * allows it (RFC 9110 §9.2.2) the user asks once more, which is another request, intended when the first was.
 */
export class VirtualUser implements ExchangeOwner {
  readonly #world: UserWorld
  readonly #random: Random
  readonly #client: Http1Client
  readonly #wake = new Wake(() => this.#ask(this.#wakeMs))
  readonly #draw = (name: string): string => this.#world.drawValue(name, this.#random)
  #state: 'away' | 'thinking' | 'asking' = 'away'
  /** Finishes the request in flight and is gone. */
  #leaving = false
  #wakeMs = 0
  #isRepeat = false

  // The request in flight.
  #endpoint = 0
  #intendedMs = 0
  #sentMs = 0

  /** `index` counts over all threads: it picks the stream of random numbers. */
  constructor(world: UserWorld, index: number) {
    this.#world = world
    this.#random = seededRandom(world.seed, index)
    this.#client = new Http1Client(world.clients, this)
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
    if (this.#state === 'asking') this.#client.abort()
  }

  #ask(intendedMs: number): void {
    const { scenario } = this.#world
    this.#endpoint = drawRequest(scenario.requests, this.#random)
    this.#isRepeat = false
    this.#send(intendedMs)
  }

  #send(intendedMs: number): void {
    const { recorder, requests, nowMs } = this.#world
    const atMs = nowMs()
    this.#state = 'asking'
    // A timer may fire up to 1 ms early: then this user simply thought that much less.
    this.#intendedMs = Math.min(intendedMs, atMs)
    recorder.started(atMs)
    const bytes = (requests[this.#endpoint] as RequestBytes)(this.#draw)
    this.#client.send({ bytes, maxBodyBytes, keepsBody: false, isLast: false })
  }

  onStart(nowMs: number): void {
    this.#sentMs = nowMs
    this.#world.recorder.sent(nowMs, Math.round((nowMs - this.#intendedMs) * 1000))
  }

  onConnected(_: number, __: number): void {}

  onEnd(end: ExchangeEnd): void {
    const { nowMs, recorder, scenario } = this.#world
    const { reader } = this.#client
    const endMs = nowMs()
    const request = scenario.requests[this.#endpoint] as ScenarioRequest
    const isAnswer = end.kind === 'answered'
    recorder.ended(endMs, {
      endpoint: this.#endpoint,
      instance: reader.fields.instance,
      outcome: toOutcome(isAnswer ? { kind: 'answered', status: reader.fields.status, expect: request.expect } : end),
      cache: reader.fields.cache,
      bytes: reader.bodyBytes,
      serviceUs: Math.round((endMs - this.#sentMs) * 1000),
      responseUs: Math.round((endMs - this.#intendedMs) * 1000),
    })
    if (this.#leaving) this.#goAway()
    else if (end.kind === 'failed' && end.stale && !this.#isRepeat && isIdempotent(request.method)) this.#repeat()
    else this.#think(endMs, isAnswer)
  }

  #repeat(): void {
    this.#isRepeat = true
    this.#send(this.#intendedMs)
  }

  #think(endMs: number, isAnswered: boolean): void {
    const pauseMs = thinkTime(this.#world.scenario.think, this.#random)
    if (isAnswered && pauseMs === 0) {
      this.#ask(endMs)
      return
    }
    const waitMs = isAnswered ? pauseMs : Math.max(pauseMs, afterFailureMs)
    this.#state = 'thinking'
    this.#wakeMs = endMs + waitMs
    this.#world.schedule.wakeAt(this.#wakeMs, this.#wake)
  }

  #goAway(): void {
    this.#world.schedule.cancel(this.#wake)
    this.#leaving = false
    this.#state = 'away'
    this.#client.close()
    this.#world.onAway()
  }
}

function isIdempotent(method: ScenarioRequest['method']): boolean {
  return method === 'GET' || method === 'PUT' || method === 'DELETE'
}
