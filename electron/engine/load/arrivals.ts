import { doubtBounds } from '../../../shared/analysis/judgeSecond.ts'
import type { StartCap } from './StartCap.ts'
import { earlyMs, type Schedule } from './schedule/Schedule.ts'
import { Wake } from './schedule/Wakes.ts'
import type { Sender, SenderOwner } from './sender.ts'
import type { SlotRecorder } from './slotRecorder.ts'

/** So many are sent before the thread looks for answers again: about 1 ms of its time, and more than are due within a timer's step below 60,000 a second. */
const mostInATurn = 64

/** What a cap of the rate holds up for longer is not sent at all: later than this it would be late enough to be in doubt. */
const mostHeldMs = doubtBounds.sendLagUs[0] / 1000

/** A request that is due: its moment from the start in ms, and its index. */
export interface Arrival {
  readonly atMs: number
  readonly endpoint: number
}

export interface ArrivalWorld {
  readonly schedule: Schedule
  readonly recorder: SlotRecorder
  readonly nowMs: () => number
  readonly originMs: number
  /** `index` counts this thread's senders from 0, not always in order. */
  readonly toSender: (owner: SenderOwner, index: number) => Sender
  /** Of this thread. */
  readonly maxInFlight: number
  /** From 2 on, senders take turns by their index, modulo this. */
  readonly turns: number
  /** What is due is held up for a moment where it does not fit, and dropped as late where it takes longer; senders tell it what begins. */
  readonly cap?: StartCap | undefined
}

/** Senders that take turns with those of the others. */
interface Turn {
  readonly idle: Sender[]
  /** So many of them there are. */
  made: number
}

/**
 * The open model: requests are sent at moments that were decided before the first one, whatever became of those before. Each takes a sender
 * that is free, the one used last first of those whose turn it is; when `maxInFlight` are under way the request is not sent and counted as
 * dropped, in its second.
 */
export class Arrivals {
  readonly #world: ArrivalWorld
  readonly #arrivals: Iterator<Arrival>
  readonly #wake = new Wake(() => this.#sendDue())
  readonly #turns: readonly Turn[]
  readonly #all: Sender[] = []
  readonly #onChange: (inFlight: number) => void
  #inFlight = 0
  #due = 0
  #turn = 0
  #next: Arrival | undefined
  #rest: NodeJS.Immediate | undefined
  #isEnding = false

  constructor(world: ArrivalWorld, arrivals: Iterator<Arrival>, onChange: (inFlight: number) => void) {
    this.#world = world
    this.#arrivals = arrivals
    this.#onChange = onChange
    this.#turns = Array.from({ length: Math.max(1, world.turns) }, () => ({ idle: [], made: 0 }))
    this.#advance()
  }

  begin(): void {
    this.#sendDue()
  }

  /** That have become due until now, whatever was made of them: counted as the schedule comes to them, not as they are booked. */
  get due(): number {
    return this.#due
  }

  /** Nothing more is sent; what is in flight goes on. What was due by now and is not sent, because this thread is late, is dropped. */
  end(): void {
    this.#isEnding = true
    this.#dropDue()
    this.#next = undefined
    this.#world.schedule.cancel(this.#wake)
    clearImmediate(this.#rest)
    for (const { idle } of this.#turns) for (const sender of idle) sender.close()
  }

  /** Cuts off what is in flight. */
  abort(): void {
    this.end()
    for (const sender of this.#all) sender.abort()
  }

  /** The next one, after one that has become due. */
  #pass(): void {
    this.#due++
    this.#advance()
  }

  #advance(): void {
    const { value, done } = this.#arrivals.next()
    this.#next = done === true ? undefined : value
  }

  /**
   * What is due now, not what becomes due meanwhile: a thread that cannot keep up would never come back from here, and hear neither answers
   * nor a stop. After a pause of our own much is due at once: it is sent a part at a time, and what was answered meanwhile is read in between.
   * Sent in one go, all of it would look slow, and the cap be reached by answers that nobody had read. Each is as late as it is.
   */
  #sendDue(): void {
    const { originMs, nowMs, schedule } = this.#world
    const untilMs = nowMs() + earlyMs
    for (let sent = 0; this.#next !== undefined && originMs + this.#next.atMs <= untilMs; sent++) {
      if (sent === mostInATurn) {
        this.#rest = setImmediate(() => this.#sendDue())
        return
      }
      const intendedMs = originMs + this.#next.atMs
      const fitsMs = this.#fitsMs()
      if (fitsMs === undefined) this.#send(intendedMs, this.#next.endpoint)
      else if (fitsMs - intendedMs > mostHeldMs) this.#drop(intendedMs, fitsMs)
      else {
        // Wakes come up to `earlyMs` early, and before that moment it does not fit.
        schedule.wakeAt(fitsMs + earlyMs, this.#wake)
        return
      }
      this.#pass()
    }
    if (this.#next !== undefined) schedule.wakeAt(originMs + this.#next.atMs, this.#wake)
  }

  /** The end itself may come `earlyMs` early, too: what was due before it is due. */
  #dropDue(): void {
    const { originMs, nowMs } = this.#world
    const untilMs = nowMs() + earlyMs
    for (; this.#next !== undefined && originMs + this.#next.atMs <= untilMs; this.#pass()) {
      this.#drop(originMs + this.#next.atMs)
    }
  }

  /** When the next one fits below the cap of the rate; undefined: now. */
  #fitsMs(): number | undefined {
    const { cap, nowMs } = this.#world
    if (cap === undefined) return undefined
    const { freeMs } = cap
    return freeMs > nowMs() ? freeMs : undefined
  }

  /** `couldMs`: when it could have been sent. */
  #drop(intendedMs: number, couldMs = 0): void {
    const atMs = this.#world.nowMs()
    this.#world.recorder.dropped(atMs, (Math.max(atMs, couldMs) - intendedMs) * 1000)
  }

  #send(intendedMs: number, endpoint: number): void {
    if (this.#inFlight >= this.#world.maxInFlight) {
      this.#drop(intendedMs)
      return
    }
    const sender = this.#nextSender()
    this.#count(1)
    sender.send(endpoint, intendedMs, intendedMs)
  }

  /** At the cap whoever is free: there are never more connections than requests that may be under way. */
  #nextSender(): Sender {
    const at = this.#turn
    this.#turn = (at + 1) % this.#turns.length
    const mayGrow = this.#all.length < this.#world.maxInFlight
    const turn = this.#turns[at]
    return turn?.idle.pop() ?? (mayGrow ? undefined : this.#anyIdle()) ?? this.#newSender(at)
  }

  #anyIdle(): Sender | undefined {
    return this.#turns.find(({ idle }) => idle.length > 0)?.idle.pop()
  }

  #count(change: number): void {
    this.#inFlight += change
    this.#world.recorder.users(this.#world.nowMs(), this.#inFlight)
    this.#onChange(this.#inFlight)
  }

  #newSender(at: number): Sender {
    const isEnding = () => this.#isEnding
    const turn = this.#turns[at] as Turn
    const owner: SenderOwner = {
      get isLeaving() {
        return isEnding()
      },
      onDone: () => {
        turn.idle.push(sender)
        if (this.#isEnding) sender.close()
        this.#count(-1)
      },
    }
    const sender: Sender = this.#world.toSender(owner, at + this.#turns.length * turn.made++)
    this.#all.push(sender)
    return sender
  }
}
