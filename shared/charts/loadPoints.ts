import type { Tick } from '../domain/tick.ts'
import type { Points } from './points.ts'

/**
 * One point a second in the middle of its second, from the first tick to the last. A second without a tick, and one of which
 * the figure is not known, is a gap. So is one that is invalid: what was measured in it is the generator's, and not to be read as the stack's.
 */
export function loadPoints(ticks: readonly Tick[], figure: (tick: Tick) => number | undefined): Points {
  const bySecond = new Map(ticks.map((tick) => [tick.second, tick]))
  if (bySecond.size === 0) return []
  const seconds = [...bySecond.keys()]
  const first = seconds.reduce((a, b) => Math.min(a, b))
  const last = seconds.reduce((a, b) => Math.max(a, b))
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const tick = bySecond.get(first + index)
    const isKnown = tick !== undefined && tick.doubt?.kind !== 'invalid'
    return [(first + index) * 1000 + 500, (isKnown ? figure(tick) : undefined) ?? null] as const
  })
}
