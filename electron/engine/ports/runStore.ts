import type { ComparisonListing, RunListing } from '../../../shared/contract/listings.ts'
import type { RunManifest } from '../../../shared/domain/manifest.ts'
import type { Comparison, RunResult } from '../../../shared/domain/runResult.ts'

export type RunStream = 'ticks' | 'readings' | 'probes' | 'counters' | 'logs' | 'lines' | 'events' | 'histograms'

/**
 * Appends to one run's folder. Every batch is one synchronous write, on disk when the call returns. Every method throws
 * `PalierError` diskFull or storeUnwritable; after a failed write nothing more is appended to that file, and each later
 * call for it throws the same failure.
 */
export interface RunWriter {
  readonly folder: string
  append(stream: RunStream, records: readonly object[]): void
  /** Replaces the manifest whole: temporary file, sync, rename. */
  saveManifest(manifest: RunManifest): void
  saveEvidence(name: string, text: string): void
  saveResult(result: RunResult): void
}

export interface StoredRun {
  readonly folder: string
  readonly manifest: RunManifest
  /** One at a time. A torn last line is passed over; other lines that are no records are skipped and reported by number. */
  readonly records: (stream: RunStream, onDamaged?: (line: number) => void) => Iterable<unknown>
  /** Read when asked for; throws `PalierError` storeUnreadable. It can be made again from the rest. */
  readonly result: RunResult | undefined
}

export interface RunStore {
  create(manifest: RunManifest): RunWriter
  list(): readonly RunListing[]
  /** Throws `PalierError` unknownName or storeUnreadable. */
  open(runId: string): StoredRun
  saveComparison(comparison: Comparison): void
  openComparison(id: string): Comparison
  listComparisons(): readonly ComparisonListing[]
}
