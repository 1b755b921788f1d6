import { setTimeout as wait } from 'node:timers/promises'
import type { Clock } from '../ports/clock.ts'

/** The machine's clocks. `hrtime` counts from one origin in every thread of the process, so load threads share the time base. */
export const systemClock: Clock = {
  nowMs: () => Number(process.hrtime.bigint()) / 1e6,
  utc: () => new Date().toISOString(),
  async sleep(ms, signal) {
    signal.throwIfAborted()
    try {
      // What was due a moment ago is due now; Node warns of times below 0.
      await wait(Math.max(0, ms), undefined, { signal })
    } catch (error) {
      // The timer wraps the reason; callers ask for the reason itself.
      signal.throwIfAborted()
      throw error
    }
  },
}
