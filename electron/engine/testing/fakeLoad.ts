import type { LoadCell, LoadSlot, LoadSummary } from '../../../shared/domain/load.ts'
import { createEncoder } from '../load/createEncoder.ts'
import { LatencyCounts } from '../load/latencyCounts.ts'
import type { Clock } from '../ports/clock.ts'
import type { LoadGenerator, LoadOrder } from '../ports/loadGenerator.ts'

/**
 * A load generator that asks nobody: it sleeps on the clock and hands out one slot per second. Each user asks once a
 * second, every endpoint in turn, and is answered ok after 1 ms; `cellsOf` may say otherwise, and `more` of the run's end. Of the open model the highest rate takes
 * the users’ place from the beginning.
 */
export function createFakeLoad(
  clock: Clock,
  cellsOf: (second: number, users: number, order: LoadOrder) => LoadCell[] = allOk,
  more: Partial<LoadSummary> = {},
): LoadGenerator {
  return {
    preflight: async () => undefined,
    run: async (order, onSlot, signal, enough) => {
      let started = 0
      const seconds = Math.ceil(order.endMs / 1000)
      for (let second = 0; second < seconds; second++) {
        const endMs = Math.min((second + 1) * 1000, order.endMs)
        // Stopped in the middle of a second: what was measured until then is kept.
        const isStopped = await clock.sleep(order.originMs + endMs - clock.nowMs(), signal).then(
          () => false,
          () => true,
        )
        if (isStopped) break
        const users = askedIn(order.plan, endMs)
        const slot = slotOf(second, users, cellsOf(second, users, order))
        started += slot.started
        onSlot(slot)
        if (enough?.aborted === true) break
      }
      return { planned: started, started, dropped: 0, stopMs: 5, ...more }
    },
  }
}

function askedIn(plan: LoadOrder['plan'], endMs: number): number {
  return plan.kind === 'closed'
    ? (plan.steps.findLast(({ atMs }) => atMs < endMs)?.users ?? 0)
    : plan.stages.reduce((most, { ratePerS }) => Math.max(most, ratePerS), 0)
}

function slotOf(second: number, users: number, cells: LoadCell[]): LoadSlot {
  const started = cells.reduce((sum, { count }) => sum + count, 0)
  return { second, users, started, cells, sendLagUs: { p99: 100, max: 200 }, cpuPercent: 10 }
}

function allOk(_: number, users: number, { scenario }: LoadOrder): LoadCell[] {
  const counts = scenario.requests.map((_request, index) => Math.floor((users + index) / scenario.requests.length))
  return scenario.requests.flatMap(({ name }, index) => {
    const count = counts[index] ?? 0
    return count === 0 ? [] : [fakeCell({ endpoint: name, count })]
  })
}

/** An ok cell of api-1 whose requests all took `latencyUs`, unless told otherwise. */
export function fakeCell(more: Partial<LoadCell> & { latencyUs?: number }): LoadCell {
  const { latencyUs = 1000, ...cell } = more
  const count = cell.count ?? 1
  const counts = new LatencyCounts()
  for (let recorded = 0; recorded < count; recorded++) counts.record(latencyUs)
  const us = createEncoder()([counts.take()])
  const figures = { count, cacheHits: 0, cacheMisses: 0, bytes: count * 100 }
  return { endpoint: 'products', instance: 'api-1', outcome: 'ok', ...figures, serviceUs: us, responseUs: us, ...cell }
}
