import type { DatabaseFacts } from '../../../../shared/domain/databaseSchema.ts'
import type { RunParts } from '../runParts.ts'
import type { Live } from '../runState.ts'
import { readDatabaseAfter, readDatabaseBefore } from './readDatabase.ts'

/** The database of a run that is about to be measured, with what it said until then. */
export interface WatchedDatabase {
  /** What it says when measuring is over. Never throws: what cannot be read is a sentence among its problems. */
  facts(signal: AbortSignal): Promise<DatabaseFacts>
}

/**
 * Asks the declared database before measuring; undefined where none is declared. What is done to it for that joins the run's state
 * policy: its caches have seen the declared queries, and its statistics of statements are empty.
 */
export async function watchDatabase(
  { spec, recorder, signal }: RunParts,
  { stack, watch }: Live,
): Promise<WatchedDatabase | undefined> {
  const { database } = spec.plan
  if (database === undefined) return undefined
  // What explaining costs the database is no state at rest.
  watch.passOver()
  const before = await readDatabaseBefore(stack, database, signal)
  signal.throwIfAborted()
  const { queries, container } = database
  const explained = `EXPLAIN (ANALYZE, BUFFERS) of ${queries.map(({ name }) => name).join(', ')}, rolled back; `
  recorder.update({
    statePolicy: [
      ...recorder.manifest.statePolicy,
      `${container}: ${queries.length === 0 ? '' : explained}pg_stat_statements emptied`,
    ],
  })
  return { facts: (within) => readDatabaseAfter(stack, database, before, within) }
}
