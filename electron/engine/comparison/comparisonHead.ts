import type { ComparisonHead } from '../../../shared/live/liveComparison.ts'
import { expectedConfirmMs, expectedMs } from './comparisonEstimate.ts'
import type { ComparisonOrder } from './comparisonOrder.ts'
import { COOL_DOWN_MS } from './resolveComparison.ts'

/** What windows are told of a comparison before its first event. */
export function comparisonHead(order: ComparisonOrder): ComparisonHead {
  const { id, createdAt, ask, configurations, planned, confirmations } = order
  const durations = new Map(configurations.map((one) => [one.configuration.id, expectedMs(one)]))
  const confirming = new Map(configurations.map((one) => [one.configuration.id, expectedConfirmMs(one)]))
  return {
    id,
    createdAt,
    ask,
    configurations: configurations.map(({ configuration }) => configuration.id),
    planned: [
      ...planned.map((one) => ({ ...one, expectedMs: durations.get(one.configuration) ?? 0 })),
      ...confirmations.map(({ runId, configuration }) => ({
        runId,
        configuration,
        repeat: ask.repeat,
        isConfirmation: true as const,
        expectedMs: confirming.get(configuration) ?? 0,
      })),
    ],
    coolDownMs: COOL_DOWN_MS,
  }
}
