import type { LogReading, LogSign } from '../../../domain/counters.ts'
import type { Grounds } from './grounds.ts'
import type { Span } from './spans.ts'

export interface Lines extends Span {
  readonly count: number
  readonly readings: readonly LogReading[]
}

/** Lines of these kinds, of one container or of all, from `fromMs` on; undefined when there are none. */
export function logLines(
  { logs }: Pick<Grounds, 'logs'>,
  signs: readonly LogSign[],
  of?: readonly string[],
  fromMs = Number.NEGATIVE_INFINITY,
): Lines | undefined {
  const readings = logs.filter(
    ({ sign, container, atMs }) => signs.includes(sign) && (of?.includes(container) ?? true) && atMs >= fromMs,
  )
  const [first] = readings
  if (first === undefined) return undefined
  const times = readings.map(({ atMs }) => atMs)
  return {
    readings,
    count: readings.reduce((sum, { count }) => sum + count, 0),
    fromMs: Math.min(...times),
    toMs: Math.max(...times) + 1000,
  }
}
