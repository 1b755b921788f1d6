import type { Reading } from '../domain/reading.ts'
import { lastAtOrBefore } from './lastAtOrBefore.ts'

/** A reading whose interval begins so near to the reading before goes on from it; else the time between is not known. */
const JITTER_MS = 500

interface Stretch {
  readonly timesMs: number[]
  /** CPU time since the stretch began, at those times. */
  readonly usedMs: number[]
}

/** CPU time of one container as a curve over the run, in stretches where readings follow each other without a gap. */
export class CpuCurve {
  readonly #stretches: Stretch[] = []

  /** In order of time. */
  constructor(readings: readonly Pick<Reading, 'atMs' | 'intervalMs' | 'cpuPercent'>[]) {
    for (const { atMs, intervalMs, cpuPercent } of readings) {
      const stretch = this.#from(atMs - intervalMs)
      stretch.usedMs.push((stretch.usedMs.at(-1) ?? 0) + (cpuPercent / 100) * intervalMs)
      stretch.timesMs.push(atMs)
    }
  }

  /** Between two moments; undefined when part of the time is in no stretch. */
  usedMs(fromMs: number, toMs: number): number | undefined {
    const stretch = this.#stretches.find(
      ({ timesMs }) => (timesMs[0] ?? Number.POSITIVE_INFINITY) <= fromMs && toMs <= (timesMs.at(-1) ?? fromMs),
    )
    return stretch === undefined ? undefined : at(stretch, toMs) - at(stretch, fromMs)
  }

  #from(startMs: number): Stretch {
    const last = this.#stretches.at(-1)
    if (last !== undefined && Math.abs((last.timesMs.at(-1) ?? 0) - startMs) <= JITTER_MS) return last
    const stretch = { timesMs: [startMs], usedMs: [0] }
    this.#stretches.push(stretch)
    return stretch
  }
}

/** On the line between the two readings around it. */
function at({ timesMs, usedMs }: Stretch, momentMs: number): number {
  const before = lastAtOrBefore(timesMs, momentMs)
  const [fromMs = 0, toMs = fromMs] = timesMs.slice(before, before + 2)
  const [from = 0, to = from] = usedMs.slice(before, before + 2)
  return toMs === fromMs ? from : from + ((to - from) * (momentMs - fromMs)) / (toMs - fromMs)
}
