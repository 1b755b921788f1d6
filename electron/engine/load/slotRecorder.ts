import { doubtBounds } from '../../../shared/analysis/judgeSecond.ts'
import { otherInstances } from '../../../shared/domain/load.ts'
import type { Outcome } from '../../../shared/domain/outcome.ts'
import { LatencyCounts } from './latencyCounts.ts'
import type { WorkerCell, WorkerSlot } from './workerMessages.ts'

/** That one second may open; the instances of all further ones are not told apart. */
export const mostCells = 1024
/** Of one cell: two histograms. */
export const cellBytes = 188_416
/** Histograms kept for the next second, however few this one needed. */
const leastSpare = 64

/** One finished request. Microseconds are whole. */
export interface Ending {
  readonly endpoint: number
  readonly instance: string | undefined
  readonly outcome: Outcome
  readonly cache: 'hit' | 'miss' | undefined
  readonly bytes: number
  readonly serviceUs: number
  readonly responseUs: number
}

/** The thread's own CPU (percent of one core) and the delay of its event loop, both since the last call. */
export type ThreadLife = () => Pick<WorkerSlot, 'cpuPercent' | 'loopDelayUs'>

interface OpenCell {
  readonly endpoint: number
  readonly instance: string | undefined
  readonly outcome: Outcome
  count: number
  cacheHits: number
  cacheMisses: number
  bytes: number
  readonly serviceUs: LatencyCounts
  readonly responseUs: LatencyCounts
}

/**
 * Books what happens on one thread into seconds, and hands out each second once it is over: in order, without gaps.
 *
 * A request belongs to the second in which it ended, its start to the second in which it started. Both are booked
 * at the moment they happen, on a clock that never goes back, so whatever is booked after a second's end belongs to
 * a later one: no second has to wait for late-comers.
 */
export class SlotRecorder {
  readonly #originMs: number
  readonly #onSlot: (slot: WorkerSlot) => void
  readonly #life: ThreadLife
  /** Endpoint, then instance, to cells of a few outcomes. */
  readonly #open: Array<Map<string | undefined, OpenCell[]>> = []
  /** 94 kB each, so they are used again; as many as two seconds like the last would need are kept. */
  readonly #spare: LatencyCounts[] = []
  #cells = 0
  readonly #sendLag = new LatencyCounts()
  readonly #late = new LatencyCounts()
  readonly #wait = new LatencyCounts()
  readonly #connect = new LatencyCounts()
  #second = 0
  #secondEndMs: number
  #users = 0
  #started = 0
  #dropped = 0
  #droppedLate = 0
  #booked = 0

  constructor(originMs: number, life: ThreadLife, onSlot: (slot: WorkerSlot) => void) {
    this.#originMs = originMs
    this.#secondEndMs = originMs + 1000
    this.#life = life
    this.#onSlot = onSlot
  }

  /** When the open second ends, on the clock's base. */
  get secondEndMs(): number {
    return this.#secondEndMs
  }

  users(nowMs: number, users: number): void {
    this.advance(nowMs)
    this.#users = users
  }

  /** A request is handed over, so much later than it could have been: the generator's own lag. */
  started(nowMs: number, lagUs: number): void {
    this.advance(nowMs)
    this.#started++
    this.#sendLag.record(lagUs)
  }

  /** A request that was due was not sent; `lagUs`: so long after it was due. */
  dropped(nowMs: number, lagUs: number): void {
    this.advance(nowMs)
    this.#dropped++
    if (lagUs > doubtBounds.sendLagUs[0]) this.#droppedLate++
  }

  /** The request handed over just now was due so much earlier, while the one before it was still under way. */
  late(lateUs: number): void {
    this.#late.record(lateUs)
  }

  /** The request sent just now had waited so long for a connection of a pool. */
  waited(waitUs: number): void {
    this.#wait.record(waitUs)
  }

  /** A connection was made just now. */
  connected(connectUs: number): void {
    this.#connect.record(connectUs)
  }

  ended(nowMs: number, ending: Ending): void {
    this.advance(nowMs)
    this.#booked++
    const cell = this.#cellOf(ending)
    cell.count++
    cell.bytes += ending.bytes
    if (ending.cache === 'hit') cell.cacheHits++
    else if (ending.cache === 'miss') cell.cacheMisses++
    cell.serviceUs.record(ending.serviceUs)
    cell.responseUs.record(ending.responseUs)
  }

  /** Hands out the seconds that are over at `nowMs`. */
  advance(nowMs: number): void {
    while (nowMs >= this.#secondEndMs) this.#close()
  }

  /** Hands out the open second too, unless it lies wholly after the plan and nothing happened in it. */
  finish(nowMs: number, endMs: number): void {
    this.advance(nowMs)
    const planned = this.#second * 1000 < endMs
    if (planned || this.#started > 0 || this.#dropped > 0 || this.#booked > 0) this.#close()
  }

  #cellOf({ endpoint, instance, outcome }: Ending): OpenCell {
    const cells = this.#open[endpoint]?.get(instance)
    if (cells !== undefined) for (const cell of cells) if (cell.outcome === outcome) return cell
    return this.#openCell(endpoint, instance, outcome)
  }

  /** Apart from the above, which runs for every request. */
  #openCell(endpoint: number, instance: string | undefined, outcome: Outcome): OpenCell {
    let instances = this.#open[endpoint]
    if (instances === undefined) {
      instances = new Map()
      this.#open[endpoint] = instances
    }
    let cells = instances.get(instance)
    if (cells === undefined) {
      cells = []
      instances.set(instance, cells)
    }
    for (const cell of cells) if (cell.outcome === outcome) return cell
    if (this.#cells >= mostCells && instance !== undefined && instance !== otherInstances)
      return this.#openCell(endpoint, otherInstances, outcome)
    this.#cells++
    const spare = () => this.#spare.pop() ?? new LatencyCounts()
    const histograms = { serviceUs: spare(), responseUs: spare() }
    const fresh = { endpoint, instance, outcome, count: 0, cacheHits: 0, cacheMisses: 0, bytes: 0, ...histograms }
    cells.push(fresh)
    return fresh
  }

  #close(): void {
    const cells: WorkerCell[] = []
    for (const instances of this.#open) {
      if (instances === undefined) continue
      for (const cell of [...instances.values()].flat()) cells.push(this.#take(cell))
      instances.clear()
    }
    this.#cells = 0
    this.#spare.length = Math.min(this.#spare.length, Math.max(leastSpare, 4 * cells.length))
    this.#onSlot({
      second: this.#second,
      users: this.#users,
      started: this.#started,
      dropped: this.#dropped,
      droppedLate: this.#droppedLate,
      sendLagUs: this.#sendLag.take(),
      lateUs: this.#late.take(),
      waitUs: this.#wait.take(),
      connectUs: this.#connect.take(),
      ...this.#life(),
      cells,
    })
    this.#second++
    this.#secondEndMs = this.#originMs + (this.#second + 1) * 1000
    this.#started = 0
    this.#dropped = 0
    this.#droppedLate = 0
    this.#booked = 0
  }

  #take({ instance, serviceUs, responseUs, ...figures }: OpenCell): WorkerCell {
    const taken = { ...figures, serviceUs: serviceUs.take(), responseUs: responseUs.take() }
    this.#spare.push(serviceUs, responseUs)
    return instance === undefined ? taken : { ...taken, instance }
  }
}
