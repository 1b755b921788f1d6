import { judgeSecond } from '../../../shared/analysis/judgeSecond.ts'
import type { LoadCell, LoadSlot } from '../../../shared/domain/load.ts'
import { isFailure, type Outcome } from '../../../shared/domain/outcome.ts'
import type { Tick, TickFigures, TickLatency } from '../../../shared/domain/tick.ts'
import { LatencyCounts, type SparseCounts } from './latencyCounts.ts'
import { decode, toFigures } from './mergeEncoded.ts'

interface Decoded extends LoadCell {
  /** Response times, of ok requests only. */
  readonly okUs?: SparseCounts
}

/** One second as plain figures; `threads` sent the load. Latency is the response time of ok requests: failures never enter it. */
export function toTick(slot: LoadSlot, threads = 1): Tick {
  const cells = slot.cells.map(
    (cell): Decoded =>
      cell.outcome === 'ok' && cell.responseUs !== undefined ? { ...cell, okUs: decode(cell.responseUs) } : cell,
  )
  const scratch = new LatencyCounts()
  const outcomes: Partial<Record<Outcome, number>> = {}
  for (const { outcome, count } of cells) outcomes[outcome] = (outcomes[outcome] ?? 0) + count
  return {
    second: slot.second,
    users: slot.users,
    started: slot.started,
    total: {
      ...figuresOf(cells, scratch),
      aborted: outcomes.aborted ?? 0,
      bytes: sum(cells, ({ bytes }) => bytes),
      cacheHits: sum(cells, ({ cacheHits }) => cacheHits),
      cacheMisses: sum(cells, ({ cacheMisses }) => cacheMisses),
    },
    endpoints: figuresBy(cells, scratch, ({ endpoint }) => endpoint),
    instances: figuresBy(cells, scratch, ({ instance }) => instance),
    outcomes,
    sendLagUs: slot.sendLagUs,
    generatorCpuPercent: slot.cpuPercent,
    ...(slot.loopDelayUs !== undefined && {
      loopDelayP99Us: slot.loopDelayUs.p99,
      loopDelayMaxUs: slot.loopDelayUs.max,
    }),
    ...(slot.dropped !== undefined && slot.dropped > 0 && { dropped: slot.dropped }),
    ...doubtOf(slot, threads),
  }
}

function doubtOf(slot: LoadSlot, threads: number): Pick<Tick, 'doubt'> {
  const { kind, reasons } = judgeSecond(slot, threads)
  return kind === 'valid' ? {} : { doubt: { kind, reasons } }
}

function figuresBy(
  cells: readonly Decoded[],
  scratch: LatencyCounts,
  nameOf: (cell: Decoded) => string | undefined,
): Record<string, TickFigures> {
  const groups = new Map<string, Decoded[]>()
  for (const cell of cells) {
    const name = nameOf(cell)
    if (name === undefined) continue
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [cell])
    else group.push(cell)
  }
  return Object.fromEntries([...groups].map(([name, group]) => [name, figuresOf(group, scratch)]))
}

/** As in the result's totals, requests = ok + failed: those cut off by our own stop are not among them. */
function figuresOf(cells: readonly Decoded[], scratch: LatencyCounts): TickFigures {
  const latency = latencyOf(cells, scratch)
  const ok = sum(cells, ({ outcome, count }) => (outcome === 'ok' ? count : 0))
  const failed = sum(cells, ({ outcome, count }) => (isFailure(outcome) ? count : 0))
  return {
    requests: ok + failed,
    ok,
    failed,
    ...(latency !== undefined && { latencyUs: latency }),
  }
}

function latencyOf(cells: readonly Decoded[], scratch: LatencyCounts): TickLatency | undefined {
  for (const { okUs } of cells) if (okUs !== undefined) scratch.addSparse(okUs)
  const figures = toFigures(scratch)
  return figures && { p50: figures.p50, p95: figures.p95, p99: figures.p99, max: figures.max }
}

function sum<T>(rows: readonly T[], of: (row: T) => number): number {
  return rows.reduce((total, row) => total + of(row), 0)
}
