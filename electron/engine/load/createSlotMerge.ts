import type { LoadCell, LoadSlot } from '../../../shared/domain/load.ts'
import type { Outcome } from '../../../shared/domain/outcome.ts'
import { createEncoder } from './createEncoder.ts'
import { LatencyCounts } from './latencyCounts.ts'
import { toFigures } from './mergeEncoded.ts'
import type { WorkerCell, WorkerSlot } from './workerMessages.ts'

interface CellSum {
  readonly endpoint: string
  readonly instance: string | undefined
  readonly outcome: Outcome
  readonly cells: WorkerCell[]
}

/** Prepares the merging of all threads' slots of one second into the slot of that second; counts are added, nothing is averaged. */
export function createSlotMerge(endpoints: readonly string[]) {
  const encode = createEncoder()
  const lag = new LatencyCounts()
  const encoded = (slots: readonly WorkerSlot[], key: 'lateUs' | 'waitUs' | 'connectUs') => {
    const counts = slots.map((slot) => slot[key]).filter(({ length }) => length > 0)
    return counts.length === 0 ? {} : { [key]: encode(counts) }
  }

  const toCell = ({ endpoint, instance, outcome, cells }: CellSum): LoadCell => ({
    endpoint,
    ...(instance !== undefined && { instance }),
    outcome,
    count: total(cells, 'count'),
    cacheHits: total(cells, 'cacheHits'),
    cacheMisses: total(cells, 'cacheMisses'),
    bytes: total(cells, 'bytes'),
    // A request that we cut off has no latency: it says when we stopped, not how long the server takes.
    ...(outcome !== 'aborted' && {
      serviceUs: encode(cells.map(({ serviceUs }) => serviceUs)),
      responseUs: encode(cells.map(({ responseUs }) => responseUs)),
    }),
  })

  return (second: number, slots: readonly WorkerSlot[]): LoadSlot => {
    const sums = new Map<string, CellSum>()
    for (const cell of slots.flatMap(({ cells }) => cells)) {
      const endpoint = endpoints[cell.endpoint] ?? String(cell.endpoint)
      // Two requests of a scenario may share a name: they are one endpoint in every table.
      const key = JSON.stringify([endpoint, cell.instance, cell.outcome])
      const sum = sums.get(key)
      if (sum !== undefined) sum.cells.push(cell)
      else sums.set(key, { endpoint, instance: cell.instance, outcome: cell.outcome, cells: [cell] })
    }
    for (const { sendLagUs } of slots) lag.addSparse(sendLagUs)
    const lagFigures = toFigures(lag)
    const droppedLate = total(slots, 'droppedLate')
    return {
      second,
      users: total(slots, 'users'),
      started: total(slots, 'started'),
      dropped: total(slots, 'dropped'),
      ...(droppedLate > 0 && { droppedLate }),
      cells: [...sums.values()].map(toCell),
      // A second in which nothing was sent was not late.
      sendLagUs: { p99: lagFigures?.p99 ?? 0, max: lagFigures?.max ?? 0 },
      ...encoded(slots, 'lateUs'),
      ...encoded(slots, 'waitUs'),
      ...encoded(slots, 'connectUs'),
      loopDelayUs: {
        p99: slots.reduce((worst, { loopDelayUs }) => Math.max(worst, loopDelayUs.p99), 0),
        max: slots.reduce((worst, { loopDelayUs }) => Math.max(worst, loopDelayUs.max), 0),
      },
      cpuPercent: total(slots, 'cpuPercent'),
      busiestCpuPercent: slots.reduce((most, { cpuPercent }) => Math.max(most, cpuPercent), 0),
    }
  }
}

function total<K extends string>(rows: readonly { readonly [key in K]: number }[], key: K): number {
  return rows.reduce((sum, row) => sum + row[key], 0)
}
