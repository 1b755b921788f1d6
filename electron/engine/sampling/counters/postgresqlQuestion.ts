import type { CounterName } from '../../../../shared/domain/counters.ts'
import type { OwnCounters } from '../../../../shared/domain/stackPlan.ts'
import type { Question } from './question.ts'

const columns = [
  'databaseConnections',
  'databaseConnectionsLimit',
  'databaseActive',
  'databaseLockWaits',
  'transactionsTotal',
  'rollbacksTotal',
  'blocksReadTotal',
  'blocksHitTotal',
] as const satisfies readonly CounterName[]

const mark = 'palier'

/**
 * PostgreSQL's own views, over one connection that is there before the load: with a superuser's, which has slots of its own, it goes on
 * when the others are taken. It is connected to the database `postgres` and counts neither itself nor, where a database is declared, its
 * own transactions. It does take a connection from the others, though, because PostgreSQL refuses them as soon as only the superusers' slots
 * are free, whoever has the rest: their limit is one less. `reserved_connections` exists since version 16.
 */
export function postgresqlQuestion({
  user,
  database,
}: Omit<Extract<OwnCounters, { kind: 'postgresql' }>, 'container'>): Question {
  const ofDatabase = database === undefined ? '' : ` WHERE datname = '${database.replaceAll("'", "''")}'`
  const query = `SELECT '${mark}', a.*, d.* FROM
(SELECT count(*), current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
 - coalesce(current_setting('reserved_connections', true), '0')::int - 1, count(*) FILTER (WHERE state = 'active'),
 count(*) FILTER (WHERE wait_event_type = 'Lock') FROM pg_stat_activity
 WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()) a,
(SELECT sum(xact_commit + xact_rollback), sum(xact_rollback), sum(blks_read), sum(blks_hit)
 FROM pg_stat_database${ofDatabase}) d;`
  return {
    source: 'postgresql',
    command: [
      'psql',
      '-AtXqw',
      '-v',
      'ON_ERROR_STOP=1',
      ...(user === undefined ? [] : ['-U', user]),
      '-d',
      'dbname=postgres application_name=palier connect_timeout=5',
    ],
    text: `${query.replaceAll('\n', ' ')}\n`,
    isLast: (line) => line.startsWith(`${mark}|`),
    toValues: (lines) => toValues(lines.at(-1) ?? ''),
  }
}

function toValues(row: string): Record<(typeof columns)[number], number> | undefined {
  const [first, ...cells] = row.split('|')
  if (first !== mark || cells.length !== columns.length || cells.includes('')) return undefined
  const values = columns.map((name, index) => [name, Number(cells[index])] as const)
  if (values.some(([, value]) => !Number.isFinite(value))) return undefined
  return Object.fromEntries(values) as Record<(typeof columns)[number], number>
}
