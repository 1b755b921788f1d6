import type { Socket } from 'node:net'
import type { UserStep } from '../../../shared/domain/load.ts'
import { valueDraw } from '../../../shared/load/valueDraw.ts'
import { requestBytes } from './requestBytes.ts'
import { earlyMs, Schedule } from './schedule/Schedule.ts'
import { Wake } from './schedule/Wakes.ts'
import type { SlotRecorder } from './slotRecorder.ts'
import { type UserWorld, VirtualUser } from './virtualUser.ts'
import type { WorkerOrder } from './workerMessages.ts'

/** What one connection may hand over at once. */
const readBytes = 64 * 1024

/**
 * The users of one thread. Follows the plan's steps: the newest users leave first, and return as themselves. After
 * the end nobody begins a request; those in flight may take `drainMs`.
 */
export class Crowd {
  readonly #order: WorkerOrder
  readonly #recorder: SlotRecorder
  readonly #nowMs: () => number
  readonly #world: UserWorld
  readonly #users: VirtualUser[] = []
  readonly #sockets = new Set<Socket>()
  readonly #quiet = Promise.withResolvers<void>()
  #nextStep = 0
  #wanted = 0
  #active = 0
  #isEnding = false
  readonly #schedule: Schedule
  readonly #stepWake = new Wake(() => this.#step())
  readonly #drainWake = new Wake(() => this.stop())

  constructor(order: WorkerOrder, recorder: SlotRecorder, nowMs: () => number) {
    this.#order = order
    this.#recorder = recorder
    this.#nowMs = nowMs
    this.#schedule = new Schedule(nowMs)
    this.#world = this.#createWorld()
  }

  /** Follows the plan; resolves when every request has ended and every socket is closed. */
  follow(): Promise<void> {
    this.#step()
    return this.#quiet.promise
  }

  /** Ends now: requests in flight are cut off. */
  stop(): void {
    this.#schedule.cancel(this.#stepWake)
    this.#isEnding = true
    for (const user of this.#users) user.abort()
    this.#settle()
  }

  #createWorld(): UserWorld {
    const { scenario, seed, target, timeouts } = this.#order
    const draws = new Map(Object.entries(scenario.values).map(([name, source]) => [name, valueDraw(source)]))
    const host = target.host.includes(':') ? `[${target.host}]` : target.host
    return {
      scenario,
      seed,
      requests: scenario.requests.map((request) => requestBytes(request, `${host}:${target.port}`)),
      schedule: this.#schedule,
      clients: {
        target,
        nowMs: this.#nowMs,
        connectLimit: this.#schedule.limit(timeouts.connectMs),
        responseLimit: this.#schedule.limit(timeouts.responseMs),
        readBuffer: Buffer.allocUnsafeSlow(readBytes),
        onSocket: (socket) => {
          this.#sockets.add(socket)
          socket.once('close', () => {
            this.#sockets.delete(socket)
            this.#settle()
          })
        },
      },
      drawValue: (name, random) => draws.get(name)?.(random) ?? '',
      nowMs: this.#nowMs,
      recorder: this.#recorder,
      onAway: () => {
        this.#count(-1)
        this.#settle()
      },
    }
  }

  /** Applies the steps that are due and waits for the next one. */
  #step(): void {
    const { steps, endMs, originMs } = this.#order
    // A wake may be early by that much.
    const atMs = this.#nowMs() - originMs + earlyMs
    for (let step = steps[this.#nextStep]; isDue(step, atMs, endMs); step = steps[this.#nextStep]) {
      this.#follow(step)
      this.#nextStep++
    }
    if (atMs >= endMs) {
      this.#end()
      return
    }
    const nextMs = Math.min(steps[this.#nextStep]?.atMs ?? endMs, endMs)
    this.#schedule.wakeAt(originMs + nextMs, this.#stepWake)
  }

  #follow({ atMs, users }: UserStep): void {
    const { originMs, worker, workers } = this.#order
    while (this.#wanted > users) this.#users[--this.#wanted]?.leave()
    for (; this.#wanted < users; this.#wanted++) {
      const user = this.#users[this.#wanted] ?? new VirtualUser(this.#world, this.#wanted * workers + worker)
      this.#users[this.#wanted] = user
      if (user.isAway) this.#count(1)
      user.join(originMs + atMs)
    }
  }

  #end(): void {
    this.#isEnding = true
    for (const user of this.#users) user.leave()
    this.#schedule.wakeAt(this.#nowMs() + this.#order.drainMs, this.#drainWake)
    this.#settle()
  }

  #count(change: number): void {
    this.#active += change
    this.#recorder.users(this.#nowMs(), this.#active)
  }

  #settle(): void {
    if (!this.#isEnding || this.#active > 0 || this.#sockets.size > 0) return
    this.#schedule.close()
    this.#quiet.resolve()
  }
}

function isDue(step: UserStep | undefined, atMs: number, endMs: number): step is UserStep {
  return step !== undefined && step.atMs <= atMs && step.atMs < endMs
}
