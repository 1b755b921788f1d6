/** Requests are counted over every window of this length, wherever it begins. */
const windowMs = 100
/** So much more than the rate's part may begin within one: a timer's steps, and requests that come in bunches. */
const tolerance = 1.05

/**
 * Keeps what begins within any 100 ms below 1.05 times its part of a rate, exactly: remembers when the last ones began, as many as may begin
 * within a window. Another may begin once the oldest of them is a window ago.
 */
export class StartCap {
  readonly #starts: Float64Array
  #oldest = 0

  constructor(perS: number) {
    const most = Math.floor((perS * tolerance * windowMs) / 1000)
    this.#starts = new Float64Array(Math.max(1, most)).fill(Number.NEGATIVE_INFINITY)
  }

  /** The earliest moment at which another request may begin, on the clock's base. */
  get freeMs(): number {
    return (this.#starts[this.#oldest] ?? 0) + windowMs
  }

  /** One begins now. */
  take(nowMs: number): void {
    this.#starts[this.#oldest] = nowMs
    this.#oldest = (this.#oldest + 1) % this.#starts.length
  }
}
