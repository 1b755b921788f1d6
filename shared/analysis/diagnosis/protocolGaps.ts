import type { ContainerSignals, Signals } from './signals.ts'

/** Its own counters come once a second; for so long they may be late. */
const protocolGapMs = 5000

export interface ProtocolGap {
  readonly fromMs: number
  /** Infinite when it was not heard again. */
  readonly toMs: number
}

/** Times in which it did not answer in its own language (Nginx, PostgreSQL, Redis) while others were heard. */
export function protocolGaps({ counters }: ContainerSignals, all: Signals['counters']): ProtocolGap[] {
  const spokenMs = counters.filter(({ source }) => source !== 'kernel').map(({ atMs }) => atMs)
  const lastMs = all.at(-1)?.atMs ?? 0
  if (spokenMs.length === 0) return []
  return [...spokenMs, Number.POSITIVE_INFINITY].flatMap((nextMs, index) => {
    const fromMs = (spokenMs[index - 1] ?? nextMs) + 1000
    // Whether others were heard of in the meantime, or counting as a whole had stopped.
    const heardMs = Math.min(nextMs, lastMs)
    if (heardMs - fromMs < protocolGapMs) return []
    const isHeard = all.some(({ atMs }) => atMs > fromMs && atMs < heardMs)
    return isHeard ? [{ fromMs, toMs: nextMs }] : []
  })
}

/** Since when it may have been silent, where that is not decided yet: for less than a gap, or nobody else was heard of. */
export function openGapMs(own: ContainerSignals, all: Signals['counters']): number | undefined {
  const lastMs = own.counters.findLast(({ source }) => source !== 'kernel')?.atMs
  if (lastMs === undefined) return undefined
  const isDecided = protocolGaps(own, all).some(({ toMs }) => toMs === Number.POSITIVE_INFINITY)
  return isDecided ? undefined : lastMs + 1000
}
