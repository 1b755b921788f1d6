import type { RunResult } from '../domain/runResult.ts'
import { type LatencyMath, LatencySum } from './latencySum.ts'
import type { LoadSums } from './loadGroups.ts'

type Times = Pick<RunResult, 'waiting' | 'connecting' | 'lateStarts'>

/** Waiting for a shared connection, making one, and handing over late; each absent when it was not recorded. */
export function toSendingTimes<H>({ times }: LoadSums<H>, math: LatencyMath<H>): Times {
  const [waiting, connecting, lateStarts] = [times.waitUs, times.connectUs, times.lateUs].map((sum) =>
    toTimes(sum, math),
  )
  return { ...(waiting && { waiting }), ...(connecting && { connecting }), ...(lateStarts && { lateStarts }) }
}

function toTimes<H>(sum: LatencySum<H>, math: LatencyMath<H>): Times['waiting'] {
  const figures = LatencySum.figures(math, [sum])
  if (figures === undefined) return undefined
  const { p50, p99, max } = figures
  return { count: LatencySum.countAtMost(math, [sum], Number.MAX_SAFE_INTEGER), p50Us: p50, p99Us: p99, maxUs: max }
}
