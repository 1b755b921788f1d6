import type { ComparisonHead } from '../../../shared/live/liveComparison.ts'
import type { ComparisonOrder } from './comparisonOrder.ts'
import { COOL_DOWN_MS, expectedMs } from './resolveComparison.ts'

/** What windows are told of a comparison before its first event. */
export function comparisonHead(order: ComparisonOrder): ComparisonHead {
  const { id, createdAt, ask, configurations, planned } = order
  const durations = new Map(configurations.map((one) => [one.configuration.id, expectedMs(one)]))
  return {
    id,
    createdAt,
    ask,
    configurations: configurations.map(({ configuration }) => configuration.id),
    planned: planned.map((one) => ({ ...one, expectedMs: durations.get(one.configuration) ?? 0 })),
    coolDownMs: COOL_DOWN_MS,
  }
}
