import type { RunEvent } from '../../../shared/domain/events.ts'
import type { LoadCell, LoadSlot } from '../../../shared/domain/load.ts'
import { outcomes } from '../../../shared/domain/outcome.ts'
import type { HostReading, ProbeKind, ProbeReading, Reading } from '../../../shared/domain/reading.ts'
import { runStates } from '../../../shared/domain/run.ts'

/** Whether a line of `readings.ndjson` is a `Reading` or a `HostReading`. */
export function isReading({
  atMs,
  container,
  cpuPercent,
  memoryBytes,
  load1,
}: Partial<Reading & HostReading>): boolean {
  if (typeof atMs !== 'number') return false
  if (container === undefined) return typeof load1 === 'number'
  return typeof cpuPercent === 'number' && typeof memoryBytes === 'number'
}

/** Whether a line of `probes.ndjson` is a `ProbeReading`. */
export function isProbe({ atMs, probe, container, outcome, status, latencyUs }: Partial<ProbeReading>): boolean {
  return (
    [atMs, status ?? 0, latencyUs ?? 0].every(Number.isFinite) &&
    probeKinds.some((kind) => kind === probe) &&
    typeof container === 'string' &&
    outcomes.some((known) => known === outcome)
  )
}

const probeKinds: readonly ProbeKind[] = ['entry', 'instance', 'balancerKept', 'balancerFresh']

/** Whether a line of `histograms.ndjson` is a `LoadSlot`; its histograms are not decoded here. */
export function isSlot({ second, started, cells, sendLagUs, cpuPercent }: Partial<LoadSlot>): boolean {
  const numbers = [second, started, sendLagUs?.p99, sendLagUs?.max, cpuPercent]
  return numbers.every(Number.isFinite) && Array.isArray(cells) && cells.every(isCell)
}

function isCell(cell: Partial<LoadCell> | null): boolean {
  const numbers = [cell?.count, cell?.cacheHits, cell?.cacheMisses, cell?.bytes]
  return (
    numbers.every((number) => Number.isSafeInteger(number) && Number(number) >= 0) &&
    typeof cell?.endpoint === 'string' &&
    outcomes.some((outcome) => outcome === cell.outcome)
  )
}

/** Whether a line of `events.ndjson` is a `RunEvent`, as far as a result looks at it. */
export function isEvent(event: RunEvent): boolean {
  if (event.kind === 'state') return runStates.some((at) => at === event.at)
  // Before measuring there is no time base.
  if (event.kind === 'component') return typeof event.container === 'string' && Number.isFinite(event.atMs ?? 0)
  return typeof event.kind === 'string'
}
