/** A vertical axis. Linear ones begin at 0. */
export interface AxisScale {
  readonly kind: 'linear' | 'log'
  readonly min: number
  readonly max: number
  /** Where lines and labels are. */
  readonly ticks: readonly number[]
}

/** From 0 to the next of 1, 2, 4, 8 × 10ⁿ, with three ticks: grows by whole steps, never with every value. */
export function linearScale(highest: number, least: number): AxisScale {
  const wanted = Math.max(highest, least)
  const power = 10 ** Math.floor(Math.log10(wanted))
  const max = ([1, 2, 4, 8, 10].find((step) => step * power >= wanted * 0.999) ?? 10) * power
  return { kind: 'linear', min: 0, max, ticks: [0, max / 2, max] }
}

/** Whole powers of ten around the values: at least 10 ms to 1 s. */
export function latencyScale(lowestMs: number, highestMs: number): AxisScale {
  const from = Math.floor(Math.log10(Math.max(0.01, Math.min(lowestMs, 10))))
  const to = Math.ceil(Math.log10(Math.max(highestMs, 1000)) - 1e-9)
  const powers = Array.from({ length: to - from + 1 }, (_, index) => 10 ** (from + index))
  return { kind: 'log', min: 10 ** from, max: 10 ** to, ticks: powers }
}

/** Share of the axis below a value, 0…1. */
export function shareOfScale({ kind, min, max }: AxisScale, value: number): number {
  const share =
    kind === 'linear' ? (value - min) / (max - min) : Math.log(Math.max(value, min) / min) / Math.log(max / min)
  return Math.min(1, Math.max(0, share))
}
