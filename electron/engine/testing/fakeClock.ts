import type { Clock } from '../ports/clock.ts'

/**
 * Time that moves only when the test says so. Sleepers wake in the order of their times, each at exactly its own
 * time, and what they do then (also sleeping again) happens before the next one wakes.
 */
export class FakeClock implements Clock {
  readonly #sleepers: Array<{ readonly atMs: number; readonly wake: () => void }> = []
  #nowMs: number
  readonly #startedMs: number

  constructor(nowMs = 1000) {
    this.#nowMs = nowMs
    this.#startedMs = nowMs
  }

  nowMs(): number {
    return this.#nowMs
  }

  /** 2026-01-01T00:00:00Z and what has passed since. */
  utc(): string {
    return new Date(Date.UTC(2026, 0, 1) + this.#nowMs - this.#startedMs).toISOString()
  }

  sleep(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(signal.reason)
        return
      }
      const onAbort = () => {
        this.#sleepers.splice(this.#sleepers.indexOf(sleeper), 1)
        reject(signal.reason)
      }
      const sleeper = {
        atMs: this.#nowMs + ms,
        wake: () => {
          signal.removeEventListener('abort', onAbort)
          resolve()
        },
      }
      this.#sleepers.push(sleeper)
      signal.addEventListener('abort', onAbort, { once: true })
    })
  }

  /** How many wait for time to pass. */
  get sleeping(): number {
    return this.#sleepers.length
  }

  async advance(ms: number): Promise<void> {
    const untilMs = this.#nowMs + ms
    for (let next = this.#dueBy(untilMs); next !== undefined; next = this.#dueBy(untilMs)) {
      this.#sleepers.splice(this.#sleepers.indexOf(next), 1)
      this.#nowMs = Math.max(this.#nowMs, next.atMs)
      next.wake()
      await settled()
    }
    this.#nowMs = untilMs
    await settled()
  }

  #dueBy(untilMs: number) {
    return this.#sleepers.filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0]
  }
}

/** Lets everything that only waits for promises happen. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
