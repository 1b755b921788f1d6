import type { GeneratorTarget } from '../../../shared/domain/generatorCheck.ts'
import type { LoadSlot } from '../../../shared/domain/load.ts'
import { isFailure } from '../../../shared/domain/outcome.ts'
import { noRunValues } from '../../../shared/load/userValues.ts'
import type { Clock } from '../ports/clock.ts'
import type { LoadGenerator } from '../ports/loadGenerator.ts'
import { nullScenario } from './nullScenario.ts'

export interface MeasureParts {
  readonly load: LoadGenerator
  readonly clock: Clock
  /** Nearest-rank figures of histograms as load cells hold them. */
  readonly latencies: (encoded: Iterable<string>) => { readonly p50: number; readonly p99: number } | undefined
}

export interface Measures {
  readonly users: number
  readonly seconds: number
  /** Of the load thread; absent: not pinned. */
  readonly core?: number
}

interface Address {
  readonly host: string
  readonly port: number
}

/** Load threads take about 300 ms to start. */
const leadMs = 500
/** Left out: compiling, connecting. */
const warmSeconds = 1

/** Asks a target as often as one load thread can, then as one user alone. Rejects with the signal's reason when it fires. */
export async function measureTarget(
  path: GeneratorTarget['path'],
  address: Address,
  measures: Measures,
  parts: MeasureParts,
  signal: AbortSignal,
): Promise<GeneratorTarget> {
  const busy = await load(address, measures.users, measures, parts, signal)
  const alone = await load(address, 1, measures, parts, signal)
  return {
    path,
    ratePerS: busy.ok / measures.seconds,
    cpuPercent: busy.cpuPercent,
    busyUs: busy.serviceUs,
    floorUs: alone.serviceUs,
    failed: busy.failed + alone.failed,
  }
}

async function load(
  target: Address,
  users: number,
  { seconds, core }: Measures,
  { load: generator, clock, latencies }: MeasureParts,
  signal: AbortSignal,
) {
  const slots: LoadSlot[] = []
  await generator.run(
    {
      plan: { kind: 'closed', steps: [{ atMs: 0, users }] },
      connections: { kind: 'perUser' },
      endMs: (warmSeconds + seconds) * 1000,
      scenario: nullScenario,
      // Plain data: the rest of what was handed over cannot cross to a thread.
      target: { host: target.host, port: target.port },
      seed: 1,
      runValues: noRunValues,
      originMs: clock.nowMs() + leadMs,
      timeouts: { connectMs: 5_000, responseMs: 10_000 },
      drainMs: 1_000,
      cores: core === undefined ? [] : [core],
    },
    (slot) => slots.push(slot),
    signal,
  )
  signal.throwIfAborted()
  const measured = slots.slice(warmSeconds, warmSeconds + seconds)
  const cells = measured.flatMap((slot) => slot.cells)
  const count = (wanted: (cell: LoadSlot['cells'][number]) => boolean): number =>
    cells.filter(wanted).reduce((sum, cell) => sum + cell.count, 0)
  const okCells = cells.filter(({ outcome }) => outcome === 'ok')
  const { p50 = 0, p99 = 0 } = latencies(okCells.flatMap(({ serviceUs = [] }) => serviceUs)) ?? {}
  return {
    ok: count(({ outcome }) => outcome === 'ok'),
    failed: count(({ outcome }) => isFailure(outcome)),
    serviceUs: { p50, p99 },
    cpuPercent: measured.reduce((sum, { cpuPercent }) => sum + cpuPercent, 0) / measured.length,
  }
}
