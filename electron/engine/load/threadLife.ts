import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { ThreadLife } from './slotRecorder.ts'
import { threadCpuPercent } from './threadCpuPercent.ts'

/**
 * How often Node's monitor looks at the loop; what comes later than that is delay, and up to so much of a stall may be missed. Every look
 * wakes an idle thread: each millisecond that cost 26 to 32 ms of processor time a second, every 5 ms 8 to 12 (looking from JavaScript, 22
 * to 29). Every 10 ms would cost 5, but of a hundred looks or fewer the 99th percentile is the longest, and a single stall of 20 ms would
 * count as much as the 30 ms that `judgeSecond` allows.
 */
const everyMs = 5

/** Begins to watch the calling thread. */
export function threadLife(): ThreadLife {
  const cpuPercent = threadCpuPercent()
  const delay = monitorEventLoopDelay({ resolution: everyMs })
  delay.enable()
  let resetMs = performance.now()
  return () => {
    const nowMs = performance.now()
    // Between looks lie the times that it recorded. `reset` also forgets when it looked last, and what goes on right now has not been seen: a
    // stall over the end of a second would be in neither when answers that came meanwhile are read, and close the second, before it looks.
    const seenMs = delay.count === 0 ? 0 : (delay.mean * delay.count) / 1e6
    const unseenMs = nowMs - resetMs - seenMs - 2 * everyMs
    const p99Ms = delay.percentile(99) / 1e6 - everyMs
    const maxMs = Math.max(delay.max / 1e6 - everyMs, unseenMs)
    delay.reset()
    resetMs = nowMs
    return { cpuPercent: cpuPercent(), loopDelayUs: { p99: toUs(p99Ms), max: toUs(maxMs) } }
  }
}

function toUs(ms: number): number {
  return Math.max(0, Math.round(ms * 1000))
}
