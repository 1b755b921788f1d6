import type { LineReading, LogClass } from '../domain/logLine.ts'
import { logClasses } from '../domain/logLine.ts'
import type { Phase } from '../domain/profile.ts'
import { isPlateau } from './backdrop.ts'
import { phaseLabel } from './phaseLabel.ts'
import { timeTicks } from './timeTicks.ts'

/** How often each container wrote a line of each class over the run's time, in px from the top left. */
export interface LinesStrip {
  readonly widthPx: number
  readonly heightPx: number
  /** Between them the time goes. */
  readonly leftPx: number
  readonly rightPx: number
  readonly bottomPx: number
  readonly phases: readonly {
    readonly index: number
    readonly x: number
    readonly width: number
    readonly isPlateau: boolean
    /** Its number and load; empty where there is no room for both. */
    readonly number: string
    readonly load: string
  }[]
  readonly lanes: readonly StripLane[]
  readonly ticks: readonly { readonly atMs: number; readonly x: number }[]
  /** Lines of one container in one second, the highest; 0 without any. */
  readonly most: number
  readonly x: (atMs: number) => number
}

export interface StripLane {
  readonly container: string
  /** Where its bars stand. */
  readonly baseY: number
  readonly bars: readonly {
    readonly class: LogClass
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
  }[]
  readonly counts: Readonly<Record<LogClass, number>>
}

const headPx = 18
const lanePx = 30
const barsPx = 24
const axisPx = 20
const rightPx = 14
const letterPx = 6.7
const narrowestBarPx = 3

export interface StripSettings {
  readonly widthPx: number
  readonly phases: readonly Phase[]
  readonly endMs: number
  /** In this order; those without a line have no lane. */
  readonly containers: readonly string[]
}

/**
 * A bar is as high as the logarithm of the lines of its second, so that one line can be seen beside six thousand; where seconds are
 * narrower than 3 px it is the highest of several. Classes lie on each other, errors at the bottom, in the share that they have.
 */
export function linesStrip(lines: readonly LineReading[], settings: StripSettings): LinesStrip {
  const { widthPx, phases, endMs, containers } = settings
  const measured = lines.filter(({ atMs }) => atMs >= 0 && atMs < endMs)
  const shown = containers.filter((name) => measured.some(({ container }) => container === name))
  const longest = shown.reduce((most, name) => Math.max(most, name.length), 0)
  const leftPx = Math.round(Math.min(widthPx * 0.3, Math.max(64, longest * letterPx + 12)))
  const right = widthPx - rightPx
  const x = (atMs: number) =>
    rounded(leftPx + (Math.min(endMs, Math.max(0, atMs)) / Math.max(1, endMs)) * (right - leftPx))
  const bucketMs = Math.max(1, Math.ceil((narrowestBarPx * endMs) / 1000 / Math.max(1, right - leftPx))) * 1000
  const buckets = new Map(shown.map((name) => [name, toBuckets(measured, name, bucketMs)]))
  const most = [...buckets.values()].flat().reduce((highest, { all }) => Math.max(highest, all), 0)
  const bottomPx = headPx + shown.length * lanePx
  return {
    widthPx,
    heightPx: bottomPx + axisPx,
    leftPx,
    rightPx: right,
    bottomPx,
    phases: phases.map((phase) => {
      const width = rounded(x(phase.toMs) - x(phase.fromMs))
      const [number, load] = [String(phase.index + 1), phaseLabel(phase)]
      const fits = (number.length + 1 + load.length) * letterPx + 8 < width
      const label = fits ? { number, load } : { number: '', load: '' }
      return { index: phase.index, x: x(phase.fromMs), width, isPlateau: isPlateau(phase), ...label }
    }),
    lanes: shown.map((container, at) => {
      const baseY = headPx + (at + 1) * lanePx
      const own = buckets.get(container) ?? []
      return {
        container,
        baseY,
        bars: own.flatMap((one) => toBars(one, { baseY, most, x, bucketMs })),
        counts: sums(own),
      }
    }),
    ticks: timeTicks(endMs, right - leftPx, 54).map((atMs) => ({ atMs, x: x(atMs) })),
    most,
    x,
  }
}

interface Bucket {
  readonly fromMs: number
  /** Lines of its highest second. */
  readonly all: number
  readonly perClass: Readonly<Record<LogClass, number>>
  /** Of all its seconds. */
  readonly summed: Readonly<Record<LogClass, number>>
}

const none: Readonly<Record<LogClass, number>> = { error: 0, slow: 0, warn: 0 }

function toBuckets(lines: readonly LineReading[], container: string, bucketMs: number): Bucket[] {
  const seconds = new Map<number, Record<LogClass, number>>()
  for (const { atMs, count, ...one } of lines) {
    if (one.container !== container) continue
    const second = Math.floor(atMs / 1000)
    const counts = seconds.get(second) ?? { ...none }
    counts[one.class] += count
    seconds.set(second, counts)
  }
  const bucketOf = (second: number) => Math.floor((second * 1000) / bucketMs) * bucketMs
  return [...Map.groupBy(seconds, ([second]) => bucketOf(second))].map(([fromMs, own]) => {
    const counts = own.map(([, one]) => one)
    const highest = counts.reduce((best, one) => (total(one) > total(best) ? one : best))
    return { fromMs, all: total(highest), perClass: highest, summed: counts.reduce(added) }
  })
}

function toBars(
  { fromMs, all, perClass }: Bucket,
  { baseY, most, x, bucketMs }: Pick<LinesStrip, 'most' | 'x'> & { readonly baseY: number; readonly bucketMs: number },
): StripLane['bars'] {
  const height = Math.max(3, (Math.log1p(all) / Math.log1p(most)) * barsPx)
  const width = rounded(Math.max(1, x(fromMs + bucketMs) - x(fromMs) - 0.5))
  let y = baseY
  return logClasses
    .filter((lineClass) => perClass[lineClass] > 0)
    .map((lineClass) => {
      const part = rounded((perClass[lineClass] / all) * height)
      y = rounded(y - part)
      return { class: lineClass, x: x(fromMs), y, width, height: part }
    })
}

function sums(buckets: readonly Bucket[]): Readonly<Record<LogClass, number>> {
  return buckets.map(({ summed }) => summed).reduce(added, none)
}

function added(one: Readonly<Record<LogClass, number>>, other: Readonly<Record<LogClass, number>>) {
  return { error: one.error + other.error, slow: one.slow + other.slow, warn: one.warn + other.warn }
}

function total({ error, slow, warn }: Readonly<Record<LogClass, number>>): number {
  return error + slow + warn
}

function rounded(px: number): number {
  return Math.round(px * 100) / 100
}
