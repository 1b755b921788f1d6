import type { Socket } from 'node:net'
import { arrivalTimes } from '../../../shared/load/arrivalTimes.ts'
import { deckOffset, requestDeck } from '../../../shared/load/requestDeck.ts'
import { type Random, seededRandom } from '../../../shared/load/seededRandom.ts'
import { senderTurns } from '../../../shared/load/senderTurns.ts'
import { splitUsers } from '../../../shared/load/splitUsers.ts'
import { userValues } from '../../../shared/load/userValues.ts'
import { type Arrival, Arrivals } from './arrivals.ts'
import { ownClient, sharedClients } from './clientSource.ts'
import { HandshakeCount } from './HandshakeCount.ts'
import type { ClientWorld } from './http1/Http1Client.ts'
import { InstanceNames } from './http1/InstanceNames.ts'
import { prepareRequests } from './prepareRequests.ts'
import type { StopOrder } from './StopOrder.ts'
import { Schedule } from './schedule/Schedule.ts'
import { Wake } from './schedule/Wakes.ts'
import { Sender, type SenderOwner, type SenderWorld } from './sender.ts'
import type { SlotRecorder } from './slotRecorder.ts'
import { tlsOptions } from './tlsOptions.ts'
import { userOfSender } from './userOfSender.ts'
import { statePlan, UserState } from './userState.ts'
import { Users } from './users.ts'
import { VirtualUser } from './virtualUser.ts'
import type { WorkerOrder } from './workerMessages.ts'

/** What one connection may hand over at once. */
const readBytes = 64 * 1024

/** Streams of random numbers that belong to no single user: far above any number of users. */
const streams = { decks: 1 << 30, values: (1 << 30) + (1 << 28), arrivals: 3 << 29 }

/** Who decides when a request is sent. */
interface Driver {
  begin(): void
  /** Nothing more is sent; what is in flight goes on. */
  end(): void
  /** Cuts off what is in flight. */
  abort(): void
}

/** Everything that one thread sends: from its first request to its last socket. After the plan's end, requests in flight may take `drainMs`. */
export class Traffic {
  readonly #order: WorkerOrder
  readonly #recorder: SlotRecorder
  readonly #nowMs: () => number
  readonly #stopOrder: StopOrder
  readonly #schedule: Schedule
  readonly #shared: ReturnType<typeof sharedClients> | undefined
  readonly #clients: ClientWorld
  readonly #senders: SenderWorld
  readonly #driver: Driver
  readonly #sockets = new Set<Socket>()
  readonly #handshakes = new HandshakeCount()
  readonly #quiet = Promise.withResolvers<number>()
  readonly #endWake = new Wake(() => this.end())
  readonly #drainWake = new Wake(() => this.stop())
  #active = 0
  #isEnding = false
  /** When the last socket of a stop was closed. */
  #stoppedMs: number | undefined

  constructor(order: WorkerOrder, recorder: SlotRecorder, nowMs: () => number, stopOrder: StopOrder) {
    this.#order = order
    this.#recorder = recorder
    this.#nowMs = nowMs
    this.#stopOrder = stopOrder
    this.#schedule = new Schedule(nowMs, () => this.#isStopped())
    this.#clients = this.#clientWorld()
    this.#senders = this.#senderWorld()
    const { connections, workers, worker } = order
    this.#shared =
      connections.kind === 'shared'
        ? sharedClients(this.#clients, Math.max(1, splitUsers(connections.count, workers)[worker] ?? 0))
        : undefined
    this.#driver = this.#toDriver()
  }

  /** Follows the plan; resolves when every request has ended and every socket is closed, with the moment when the last one was. */
  follow(): Promise<number> {
    const { originMs, endMs } = this.#order
    this.#schedule.wakeAt(originMs + endMs, this.#endWake)
    this.#driver.begin()
    return this.#quiet.promise
  }

  /** Refused by TLS until now. */
  get handshakes(): ReturnType<HandshakeCount['all']> {
    return this.#handshakes.all()
  }

  /** Ends now: requests in flight are cut off. A socket's descriptor is closed at once; the memory of all of them takes longer to free. */
  stop(): void {
    if (this.#stoppedMs !== undefined) return
    this.#isEnding = true
    this.#driver.abort()
    this.#shared?.closeAll()
    this.#stoppedMs = this.#nowMs()
    this.#settle()
  }

  /** The plan is over: nothing new is begun, requests in flight may take `drainMs`. */
  end(): void {
    if (this.#isEnding) return
    this.#schedule.cancel(this.#endWake)
    this.#isEnding = true
    this.#driver.end()
    this.#schedule.wakeAt(this.#nowMs() + this.#order.drainMs, this.#drainWake)
    this.#settle()
  }

  #clientWorld(): ClientWorld {
    const { target, timeouts } = this.#order
    return {
      target,
      ...(target.tls && { tls: tlsOptions(target.tls) }),
      nowMs: this.#nowMs,
      isStopped: () => this.#isStopped(),
      connectLimit: this.#schedule.limit(timeouts.connectMs),
      responseLimit: this.#schedule.limit(timeouts.responseMs),
      readBuffer: Buffer.allocUnsafeSlow(readBytes),
      instances: new InstanceNames(),
      onUnconnected: (error) => this.#handshakes.add(error),
      onSocket: (socket) => {
        this.#sockets.add(socket)
        socket.once('close', () => {
          this.#sockets.delete(socket)
          this.#settle()
        })
      },
    }
  }

  #senderWorld(): SenderWorld {
    const { scenario, target, timeouts, connections } = this.#order
    const host = target.host.includes(':') ? `[${target.host}]` : target.host
    const isFresh = connections.kind === 'fresh'
    return {
      requests: prepareRequests(scenario, `${host}:${target.port}`, isFresh),
      loginAt: scenario.requests.length,
      nowMs: this.#nowMs,
      recorder: this.#recorder,
      waitLimit: this.#schedule.limit(timeouts.responseMs),
      isFresh,
    }
  }

  #toDriver(): Driver {
    const { plan, scenario, seed, worker, workers, originMs, sessions } = this.#order
    const newSender = this.#senderFactory()
    const weights = scenario.requests.map(({ weight }) => weight)
    const { cards, dealer } = requestDeck(weights)
    const common = { schedule: this.#schedule, nowMs: this.#nowMs, originMs }
    if (plan.kind === 'closed') {
      const world = { ...common, pace: scenario, onAway: () => this.#count(-1) }
      return new Users({
        ...common,
        steps: plan.steps,
        // Counted over all threads, so that a run does not depend on their number.
        newUser: (index) => {
          const user = index * workers + worker
          const random = seededRandom(seed, user)
          const group = seededRandom(seed, streams.decks + Math.floor(user / cards))
          const deal = dealer(group, deckOffset(user, cards))
          return new VirtualUser(world, random, deal, (owner) => newSender(user, random, owner))
        },
        onJoin: () => this.#count(1),
      })
    }
    const values = seededRandom(seed, streams.values + worker)
    const turns = senderTurns(scenario.values)
    const times = arrivalTimes(plan.stages, plan.arrivals, seededRandom(seed, streams.arrivals))
    const deal = dealer(seededRandom(seed, streams.decks))
    return new Arrivals(
      {
        ...common,
        recorder: this.#recorder,
        toSender: (owner, index) => {
          const sender = index * workers + worker
          return newSender(userOfSender(sender, sessions, turns), values, owner, sender)
        },
        maxInFlight: Math.max(1, splitUsers(plan.maxInFlight, workers)[worker] ?? 0),
        turns,
      },
      everyNth(times, deal, worker, workers),
      (inFlight) => {
        this.#active = inFlight
        this.#settle()
      },
    )
  }

  /** `user` counts from 0, over all threads, and so does `drawer`, of whom there is one only. */
  #senderFactory(): (user: number, random: Random, owner: SenderOwner, drawer?: number) => Sender {
    const { scenario, sessions, runValues } = this.#order
    const toDraw = userValues(scenario.values, runValues)
    const plan = statePlan(scenario)
    return (user, random, owner, drawer = user) => {
      const draw = toDraw(user, random, drawer)
      const state = plan === undefined ? undefined : new UserState(plan, draw, sessions?.[user])
      const values = { toValue: state?.toValue ?? draw, state }
      return new Sender(this.#senders, this.#shared ?? ownClient(this.#clients), values, owner)
    }
  }

  #count(change: number): void {
    this.#active += change
    this.#recorder.users(this.#nowMs(), this.#active)
    if (change < 0) this.#settle()
  }

  /** An order that came in the middle of a turn is followed here, before anything else is sent. */
  #isStopped(): boolean {
    if (this.#stoppedMs === undefined && this.#stopOrder.isGiven) this.stop()
    return this.#stoppedMs !== undefined
  }

  #settle(): void {
    if (!this.#isEnding || this.#active > 0) return
    this.#shared?.closeAll()
    if (this.#sockets.size > 0) return
    this.#schedule.close()
    this.#quiet.resolve(this.#stoppedMs ?? this.#nowMs())
  }
}

/** Every thread decides about all arrivals and takes its own: the run does not depend on the number of threads. */
function* everyNth(
  times: Iterable<number>,
  deal: () => number,
  offset: number,
  step: number,
): Generator<Arrival, void, undefined> {
  let index = 0
  for (const atMs of times) {
    const endpoint = deal()
    if (index % step === offset) yield { atMs, endpoint }
    index++
  }
}
