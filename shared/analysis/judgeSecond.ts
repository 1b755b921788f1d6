import type { LoadSlot } from '../domain/load.ts'
import type { Outcome } from '../domain/outcome.ts'
import type { DoubtReason, SecondJudgement, VerdictKind } from '../domain/verdict.ts'

/** Above the first figure a second is suspect, above the second one invalid. */
export const doubtBounds = {
  /**
   * Of the 99th percentile, µs. Send lag is part of every response time: 20 ms is where Grafana k6 and Artillery users begin to read the
   * generator's own queue as the server's latency, and twice a Linux scheduler's time slice under contention.
   */
  sendLagUs: [20_000, 100_000],
  /** Of the 99th percentile, µs. Node's documentation calls 10 ms noticeable; k6 and Hyperfoil advise to stop trusting at about 20 ms and more. */
  loopDelayUs: [20_000, 100_000],
  /** Of the core that the busiest load thread has: one that is saturated does not keep its own moments, whatever the others do. k6 advises 20 % idle (Grafana, "Running large tests"). */
  cpuShare: [0.8, 0.95],
  /**
   * Of the requests that were due; below 99 % sent a second says nothing about the rate that was asked for. Dropped because as many as
   * allowed waited for the server: never invalid, for those that were sent are measured as well as any, but percentiles are too low.
   */
  droppedShare: [0.01, Number.POSITIVE_INFINITY],
  /** The same of those that we came to late, by more than a suspect send lag: the rate was not sent, and that is our own doing. */
  droppedLateShare: [0.01, 0.01],
  /**
   * Of the requests that ended: so many found no connection of the shared pool free in time. Never invalid: a server that no longer answers holds
   * every connection, and that is what was to be measured.
   */
  poolTimeoutShare: [0.01, Number.POSITIVE_INFINITY],
  /** Of descriptors, and of ports towards the target: from here on the next step of the load, or one file more, may be refused. Never invalid: so far none was. */
  takenShare: 0.9,
} as const

/** Of a second. */
const onePercentUs = 10_000

/**
 * One second of the generator's own life. Without a thread's own reading of loop delay (runs of before) that is not judged; without the busiest
 * thread's CPU the mean of all `threads` is.
 */
export function judgeSecond(slot: LoadSlot, threads: number): SecondJudgement {
  const { second, started, dropped = 0, droppedLate = 0, sendLagUs, loopDelayUs, cells } = slot
  const cpuPercent = slot.busiestCpuPercent ?? slot.cpuPercent / threads
  const exhausted = cells.some(({ outcome, count }) => outcome === 'generator' && count > 0)
  const ofDue = (count: number) => (started + dropped === 0 ? 0 : count / (started + dropped))
  const lag = above(sendLagUs.p99, doubtBounds.sendLagUs)
  const found: (readonly [DoubtReason, VerdictKind])[] = [
    ['sendLag', above(ofDue(droppedLate), doubtBounds.droppedLateShare) === 'valid' ? lag : 'invalid'],
    ['loopDelay', above(loopWaitUs(loopDelayUs), doubtBounds.loopDelayUs)],
    ['generatorCpu', above(cpuPercent / 100, doubtBounds.cpuShare)],
    ['dropped', above(ofDue(dropped - droppedLate), doubtBounds.droppedShare)],
    ['poolTimeout', above(shareOf(cells, 'poolTimeout'), doubtBounds.poolTimeoutShare)],
    ['descriptors', nearlyTaken(slot.descriptorShare)],
    ['ports', nearlyTaken(slot.portShare)],
    ['exhausted', exhausted ? 'invalid' : 'valid'],
  ]
  const doubts = found.filter(([, kind]) => kind !== 'valid')
  const kind = doubts.some(([, one]) => one === 'invalid') ? 'invalid' : doubts.length > 0 ? 'suspect' : 'valid'
  return { second, kind, reasons: doubts.map(([reason]) => reason) }
}

/** Of what ended. */
function shareOf(cells: LoadSlot['cells'], outcome: Outcome): number {
  const all = cells.reduce((sum, { count }) => sum + count, 0)
  const these = cells.reduce((sum, cell) => sum + (cell.outcome === outcome ? cell.count : 0), 0)
  return all === 0 ? 0 : these / all
}

/**
 * The 99th percentile of what an answer that arrives at any moment of the second waits to be read. The histogram of loop delay has one entry
 * for each turn of the loop, so a stall counts once, however long: a generator stopped for 150 of every 500 ms had a p99 of 1 ms and a
 * maximum of 152 ms (bench/throttled.ts). Who comes in the first 10 ms of a stall of d ms, 1 % of the second, waits longer than d − 10 ms. Left
 * alone on the same two cores, the longest stall was 16 ms in 18 of 20 runs of 8 s, 26 and 37 ms in the other two.
 */
function loopWaitUs(loopDelayUs: LoadSlot['loopDelayUs']): number {
  return loopDelayUs === undefined ? 0 : Math.max(loopDelayUs.p99, loopDelayUs.max - onePercentUs)
}

function nearlyTaken(share = 0): VerdictKind {
  return share >= doubtBounds.takenShare ? 'suspect' : 'valid'
}

function above(value: number, [suspect, invalid]: readonly [number, number]): VerdictKind {
  return value > invalid ? 'invalid' : value > suspect ? 'suspect' : 'valid'
}
