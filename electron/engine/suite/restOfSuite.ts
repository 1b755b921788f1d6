import { PalierError } from '../../../shared/domain/failure.ts'
import type { SuiteRecord } from '../../../shared/domain/suiteRecord.ts'
import type { Host } from '../ports/host.ts'
import type { Ports } from '../ports.ts'
import type { Catalogue } from '../topology/openCatalogue.ts'
import { readSuiteRecord } from './suiteFolder.ts'
import { outlineOf, type SuiteOrder } from './suiteOrder.ts'

/**
 * What is left of a suite: every comparison that was not completed, those that were cut off with the runs they have. Throws `PalierError`
 * notResumable when nothing is left or it is on, badInput when what it names is gone.
 */
export function restOfSuite(
  folder: string,
  {
    catalogue,
    ports: { host, variable },
  }: {
    readonly catalogue: Catalogue
    readonly ports: { readonly host: Pick<Host, 'self' | 'isAlive'>; readonly variable: Ports['variable'] }
  },
): SuiteOrder {
  const stored = readSuiteRecord(folder, host)
  if (stored.outcome === 'running') {
    throw refused(stored, `It is on right now, in process ${stored.lease?.pid ?? 'unknown'}.`)
  }
  if (stored.comparisons.every(({ outcome }) => outcome === 'completed')) {
    throw refused(stored, `All of its ${stored.comparisons.length} comparisons are complete.`)
  }
  const { endedAt: _, ...kept } = stored
  return {
    folder,
    outlines: stored.comparisons.map((one) => outlineOf(one, one.ask, { catalogue, variable })),
    record: { ...kept, outcome: 'running', lease: host.self() },
  }
}

function refused({ id }: SuiteRecord, reason: string): PalierError {
  return new PalierError({ kind: 'notResumable', comparisonId: id, reasons: [reason] })
}
