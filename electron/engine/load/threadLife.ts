import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { ThreadLife } from './slotRecorder.ts'
import { threadCpuPercent } from './threadCpuPercent.ts'

/** Of the timer that looks: what it finds above is delay. */
const resolutionMs = 1

/** Begins to watch the calling thread. */
export function threadLife(): ThreadLife {
  const cpuPercent = threadCpuPercent()
  const delay = monitorEventLoopDelay({ resolution: resolutionMs })
  delay.enable()
  const delayUs = (ns: number): number => Math.max(0, Math.round(ns / 1000 - resolutionMs * 1000))
  return () => {
    // An empty histogram says 0 as its percentile and a huge number as its smallest value; only the former is read.
    const loopDelayUs = { p99: delayUs(delay.percentile(99)), max: delayUs(delay.max) }
    delay.reset()
    return { cpuPercent: cpuPercent(), loopDelayUs }
  }
}
