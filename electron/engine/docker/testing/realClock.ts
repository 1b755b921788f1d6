import { setTimeout as delay } from 'node:timers/promises'
import type { Clock } from '../../ports.ts'

/** The real time, for tests that talk to real sockets and engines. */
export const realClock: Clock = {
  nowMs: () => performance.timeOrigin + performance.now(),
  utc: () => new Date().toISOString(),
  sleep: async (ms, signal) => {
    signal.throwIfAborted()
    try {
      await delay(Math.min(ms, 2 ** 31 - 1), undefined, { signal })
    } catch (error) {
      signal.throwIfAborted()
      throw error
    }
  },
}
