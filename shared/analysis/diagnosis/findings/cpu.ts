import { cpusetCores } from '../../../domain/cpusetCores.ts'
import type { Reading } from '../../../domain/reading.ts'
import { throttledFromPercent, throttledPercent } from '../resourceLimits.ts'
import type { Grounds } from './grounds.ts'
import { isIn, meanOf, type Span, spansOf } from './spans.ts'

/** In per cent of one core; undefined without a quota. */
export function quotaOf(readings: readonly Reading[]): number | undefined {
  const read = readings.findLast(({ cpuPercent, cpuOfLimitPercent = 0 }) => cpuOfLimitPercent > 0 && cpuPercent > 0)
  return read?.cpuOfLimitPercent && (read.cpuPercent / read.cpuOfLimitPercent) * 100
}

/** When a container’s quota was used up again and again; an average far below the quota hides bursts that use it up. */
export function throttledSpans({ readingsOf }: Pick<Grounds, 'readingsOf'>, container: string): Span[] {
  return spansOf(readingsOf(container), (reading) => (throttledPercent(reading) ?? 0) >= throttledFromPercent)
}

/** Mean of the periods in which the quota was used up, in per cent, over the span. */
export function throttledOver({ readingsOf }: Grounds, container: string, span: Span): number | undefined {
  const within = readingsOf(container).filter(({ atMs }) => isIn(span, atMs))
  return meanOf(within.flatMap((reading) => throttledPercent(reading) ?? []))
}

/** Mean over the span, in per cent of one core. */
export function cpuOver({ readingsOf }: Grounds, container: string, span: Span): number | undefined {
  return meanOf(readingsOf(container).flatMap(({ atMs, cpuPercent }) => (isIn(span, atMs) ? [cpuPercent] : [])))
}

/** Mean over the span, in per cent of the limit; undefined without one. */
export function cpuOfLimitOver({ readingsOf }: Grounds, container: string, span: Span): number | undefined {
  return meanOf(
    readingsOf(container).flatMap(({ atMs, cpuOfLimitPercent }) =>
      cpuOfLimitPercent !== undefined && isIn(span, atMs) ? [cpuOfLimitPercent] : [],
    ),
  )
}

/** Cores that all containers share; undefined where nobody knows. */
export function sharedCores({ manifest }: Pick<Grounds, 'manifest'>): number | undefined {
  return manifest.cpuSets === undefined
    ? manifest.environment?.engine.cpus
    : cpusetCores(manifest.cpuSets.containers).length
}

export interface CpuSum {
  readonly atMs: number
  /** Of all containers, in per cent of one core. */
  readonly cpuPercent: number
}

/** A container that was not read for longer counts nothing. */
const heldMs = 2500

/** What all containers used together, second by second. */
export function cpuSums({ readings }: Pick<Grounds, 'readings'>): CpuSum[] {
  const last = new Map<string, { readonly atMs: number; readonly cpuPercent: number }>()
  const bySecond = Map.groupBy(readings, ({ atMs }) => Math.floor(atMs / 1000))
  return [...bySecond].map(([second, read]) => {
    for (const reading of read) last.set(reading.container, reading)
    const held = [...last.values()].filter(({ atMs }) => atMs > second * 1000 - heldMs)
    return { atMs: second * 1000, cpuPercent: held.reduce((sum, { cpuPercent }) => sum + cpuPercent, 0) }
  })
}

/** Whether an instance’s own quota kept it from doing more. */
export function areThrottled(grounds: Grounds, span: Span): boolean {
  return grounds.containersOf('api').some((name) => (throttledOver(grounds, name, span) ?? 0) >= throttledFromPercent)
}
