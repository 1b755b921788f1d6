import type { DatabaseFacts } from '../../../../shared/domain/databaseSchema.ts'

/** What a database has counted until a moment. */
export interface ReadCounts {
  readonly tables: readonly {
    readonly table: string
    readonly wholeReads: number
    readonly rowsRead: number
    readonly indexReads: number
  }[]
  readonly indexes: readonly {
    readonly table: string
    readonly index: string
    readonly reads: number
    readonly bytes: number
    /** Unique or exclusive: needed for what it refuses, whoever reads it. */
    readonly enforces: boolean
  }[]
}

export const noCounts: ReadCounts = { tables: [], indexes: [] }

/** A table that is read whole less often than this while measuring costs nothing worth an index. */
const fewestWholeReads = 10
/** Tables with fewer rows than this are read whole whatever indexes they have, and rightly: they fit into a few pages. */
const fewestRowsPerRead = 1000

/**
 * Hints, not verdicts: indexes that nobody read between two moments, and tables that were read whole at least 10 times, with at
 * least 1,000 rows each time, most rows first. Nothing is known without the later counts.
 */
export function indexHints(
  before: ReadCounts,
  after: ReadCounts | undefined,
): Pick<DatabaseFacts, 'unusedIndexes' | 'missingIndexes'> {
  if (after === undefined) return { unusedIndexes: [], missingIndexes: [] }
  const tables = new Map(before.tables.map((one) => [one.table, one]))
  const indexes = new Map(before.indexes.map((one) => [one.index, one]))
  const missing = after.tables.flatMap(({ table, ...now }) => {
    const then = tables.get(table)
    const wholeReads = since(then?.wholeReads, now.wholeReads)
    const rowsPerRead = wholeReads === 0 ? 0 : since(then?.rowsRead, now.rowsRead) / wholeReads
    if (wholeReads < fewestWholeReads || rowsPerRead < fewestRowsPerRead) return []
    return [{ table, wholeReads, rowsPerRead, indexReads: since(then?.indexReads, now.indexReads) }]
  })
  return {
    unusedIndexes: after.indexes
      .filter(({ index, reads, enforces }) => !enforces && since(indexes.get(index)?.reads, reads) === 0)
      .map(({ table, index, bytes }) => ({ table, index, bytes }))
      .toSorted((a, b) => b.bytes - a.bytes),
    missingIndexes: missing.toSorted((a, b) => b.wholeReads * b.rowsPerRead - a.wholeReads * a.rowsPerRead),
  }
}

/** A database that was killed meanwhile counts again from 0. */
function since(then: number | undefined, now: number): number {
  return then === undefined || now < then ? now : now - then
}
