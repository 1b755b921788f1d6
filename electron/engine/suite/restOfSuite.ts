import { PalierError } from '../../../shared/domain/failure.ts'
import { type KeptComparison, toLost } from '../../../shared/domain/keptComparison.ts'
import type { SuiteRecord, SuiteRecordComparison } from '../../../shared/domain/suiteRecord.ts'
import type { Host } from '../ports/host.ts'
import type { RunStore } from '../ports/runStore.ts'
import type { Ports } from '../ports.ts'
import type { Catalogue } from '../topology/openCatalogue.ts'
import { editedSince } from './editedSince.ts'
import { leftOf } from './leftOf.ts'
import type { Suites } from './openSuites.ts'
import { readSuiteRecord } from './suiteFolder.ts'
import { outlineOf, type SuiteOrder } from './suiteOrder.ts'

interface RestParts {
  readonly catalogue: Catalogue
  readonly suites: Pick<Suites, 'open'>
  readonly ports: {
    readonly host: Pick<Host, 'self' | 'isAlive'>
    readonly variable: Ports['variable']
    readonly store: Pick<RunStore, 'openComparison'>
  }
}

/**
 * What is left of a suite: every comparison that was not completed, those that were cut off with the runs they have; failed runs of the
 * others; and files that could not be written. It goes on as it was started, and warns when its file says something else by now. Throws
 * `PalierError` notResumable when nothing is left or it is on, badInput when what it names is gone.
 */
export function restOfSuite(folder: string, parts: RestParts): SuiteOrder {
  const { catalogue, suites, ports } = parts
  const { host, variable, store } = ports
  const stored = readSuiteRecord(folder, host)
  if (stored.outcome === 'running') {
    throw refused(stored, [`It is on right now, in process ${stored.lease?.pid ?? 'unknown'}.`])
  }
  const known = stored.comparisons.map((one) => ({ one, kept: keptOf(one, store) }))
  if (known.every(({ one, kept }) => leftOf(one, kept) === 'nothing')) throw refused(stored, nothingLeft(known))
  const { endedAt: _, ...record } = stored
  return {
    folder,
    outlines: stored.comparisons.map((one) => outlineOf(one, one.ask, { catalogue, variable })),
    record: { ...record, outcome: 'running', lease: host.self() },
    warnings: editedSince(stored, suites),
  }
}

interface Known {
  readonly one: SuiteRecordComparison
  readonly kept: KeptComparison | undefined
}

function keptOf({ comparisonId }: SuiteRecordComparison, store: Pick<RunStore, 'openComparison'>): Known['kept'] {
  if (comparisonId === undefined) return undefined
  try {
    return { kind: 'kept', comparison: store.openComparison(comparisonId) }
  } catch (error) {
    return toLost(error)
  }
}

function nothingLeft(known: readonly Known[]): string[] {
  const lost = known.filter(({ kept }) => kept?.kind !== 'kept').length
  return [
    `All of its ${known.length} comparisons are complete.`,
    ...(lost === 0 ? [] : [`${lost} of them ${lost === 1 ? 'is' : 'are'} no longer kept, and not run again for that.`]),
  ]
}

function refused({ id }: SuiteRecord, reasons: readonly string[]): PalierError {
  return new PalierError({ kind: 'notResumable', comparisonId: id, reasons })
}
