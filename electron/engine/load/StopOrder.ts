/**
 * An order to stop that a thread can see in the middle of a turn of its loop. A message waits for the turn's end: with thousands of TLS
 * handshakes in one, that took seconds (`bench/stopTime.ts --tls --at ramp`).
 */
export class StopOrder {
  /** What both threads see; handed over with the thread's order. */
  readonly memory: SharedArrayBuffer
  readonly #given: Int32Array

  constructor(memory = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) {
    this.memory = memory
    this.#given = new Int32Array(memory)
  }

  get isGiven(): boolean {
    return Atomics.load(this.#given, 0) === 1
  }

  give(): void {
    Atomics.store(this.#given, 0, 1)
  }
}
