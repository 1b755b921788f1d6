import type { LoadSlot } from '../domain/load.ts'
import type { Target } from '../domain/objectives.ts'
import { isFailure } from '../domain/outcome.ts'
import { toDurationMs } from '../domain/toDurationMs.ts'
import type { LatencyMath } from './latencySum.ts'
import { SlidingSum } from './SlidingSum.ts'
import { isMissed, isWorse } from './targetState.ts'

/** The figure of a target over some whole seconds. */
export interface WindowFigure {
  readonly measured: number
  readonly window: { readonly fromMs: number; readonly toMs: number }
}

interface Load<H> {
  readonly ok: number
  readonly failed: number
  /** Response times of ok requests; absent when nothing was ok, or nobody asks. */
  readonly responseUs?: H
}

const percentiles = { p50Ms: 'p50', p95Ms: 'p95', p99Ms: 'p99', maxMs: 'max' } as const
const percents: Partial<Record<Target['metric'], number>> = { p50Ms: 50, p95Ms: 95, p99Ms: 99, maxMs: 100 }

/** Length of the target's windows; undefined where it is judged over the run or a phase. */
export function windowMsOf({ over = 'run' }: Pick<Target, 'over'>): number | undefined {
  return over === 'run' || over === 'phase' ? undefined : toDurationMs(over)
}

/**
 * Judges a target over a window that slides along the seconds of a run, as they come. Only whole seconds before `endMs` count.
 *
 *   seconds   | 0 | 1 | 2 | 3 | 4 |     over: 3s
 *   windows   |-----------|             0–3 s
 *                 |-----------|         1–4 s
 *                     |-----------|     2–5 s
 *
 * A window's percentile is that of its merged histogram. A window without the second of a gap, or without the requests that the metric
 * needs, is not judged.
 */
export class WindowJudge<H> {
  readonly #target: Target
  readonly #seconds: number
  readonly #endMs: number
  readonly #math: LatencyMath<H>
  readonly #sum: SlidingSum<Load<H>>
  #last: number | undefined
  #worst: WindowFigure | undefined

  constructor(target: Target, windowMs: number, endMs: number, math: LatencyMath<H>) {
    this.#target = target
    this.#seconds = windowMs / 1000
    this.#endMs = endMs
    this.#math = math
    this.#sum = new SlidingSum(this.#seconds, (a, b) => this.#together(a, b))
  }

  /** Of all windows so far. */
  get worst(): WindowFigure | undefined {
    return this.#worst
  }

  /** The window that ends with this second, when it misses the target; of a relative one that is not known. Seconds come in order, each once. */
  add(slot: LoadSlot): WindowFigure | undefined {
    const { second } = slot
    if ((second + 1) * 1000 > this.#endMs) return undefined
    if (this.#last !== undefined && second !== this.#last + 1) this.#sum.clear()
    this.#last = second
    const load = this.#sum.push(this.#loadOf(slot))
    const measured = load && !this.#isHarmless(load) ? this.#figure(load) : undefined
    if (measured === undefined) return undefined
    const window = { fromMs: (second + 1 - this.#seconds) * 1000, toMs: (second + 1) * 1000 }
    const figure = { measured, window }
    if (this.#worst === undefined || isWorse(this.#target, measured, this.#worst.measured)) this.#worst = figure
    return this.#target.relativeTo === undefined && isMissed(this.#target, measured) ? figure : undefined
  }

  /**
   * Whether its percentile is neither worse than the worst so far nor a miss. Counting tells that in a tenth of the time that figures
   * take, and it is so for almost every window.
   */
  #isHarmless({ ok, responseUs }: Load<H>): boolean {
    const { metric, below, above, relativeTo } = this.#target
    const percent = percents[metric]
    if (percent === undefined || responseUs === undefined || this.#worst === undefined || above !== undefined)
      return false
    const justMetUs =
      relativeTo === undefined && below !== undefined ? Math.ceil(below * 1000) - 1 : Number.MAX_SAFE_INTEGER
    const atMostUs = Math.min(Math.round(this.#worst.measured * 1000), justMetUs)
    // Nearest rank, as figures have it; the hair keeps 99.9 % of 1,000 at 999.
    const rank = Math.ceil((ok * percent) / 100 - 1e-12 * ok)
    return this.#math.countAtMost(responseUs, atMostUs) >= rank
  }

  #loadOf({ cells }: LoadSlot): Load<H> {
    const { endpoint, metric } = this.#target
    const own = cells.filter((cell) => endpoint === undefined || cell.endpoint === endpoint)
    const ok = own.filter(({ outcome }) => outcome === 'ok')
    const failed = own.filter(({ outcome }) => isFailure(outcome))
    const encoded = metric in percentiles ? ok.flatMap(({ responseUs }) => responseUs ?? []) : []
    const counts = { ok: countOf(ok), failed: countOf(failed) }
    if (encoded.length === 0) return counts
    return { ...counts, responseUs: this.#math.merge(encoded.map((one) => this.#math.decode(one))) }
  }

  #together(a: Load<H>, b: Load<H>): Load<H> {
    const histograms = [a, b].flatMap(({ responseUs }) => (responseUs === undefined ? [] : [responseUs]))
    const counts = { ok: a.ok + b.ok, failed: a.failed + b.failed }
    return histograms.length === 0 ? counts : { ...counts, responseUs: this.#math.merge(histograms) }
  }

  #figure({ ok, failed, responseUs }: Load<H>): number | undefined {
    const { metric } = this.#target
    switch (metric) {
      case 'throughputPerS':
        return (ok + failed) / this.#seconds
      case 'goodputPerS':
        return ok / this.#seconds
      case 'errorRate':
        return ok + failed === 0 ? undefined : failed / (ok + failed)
      case 'p50Ms':
      case 'p95Ms':
      case 'p99Ms':
      case 'maxMs': {
        const figures = responseUs === undefined ? undefined : this.#math.figures(responseUs)
        return figures && figures[percentiles[metric]] / 1000
      }
      default:
        // Refused where objectives are read.
        return undefined
    }
  }
}

function countOf(cells: readonly { readonly count: number }[]): number {
  return cells.reduce((sum, { count }) => sum + count, 0)
}
