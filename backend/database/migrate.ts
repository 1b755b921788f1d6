import type { Log } from '../logLine.ts'
import type { Database } from './database.ts'

export interface Migration {
  /** 1 for `0001-schema.sql`. */
  readonly number: number
  readonly name: string
  readonly sql: string
}

const known = {
  name: 'schema_migrations.create',
  text: `CREATE TABLE IF NOT EXISTS schema_migrations (
    number integer PRIMARY KEY, name text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`,
}
// Instances that start together take turns; the number is this program's own.
const lock = { name: 'schema_migrations.lock', text: 'SELECT pg_advisory_xact_lock(7317007)::text' }
const applied = { name: 'schema_migrations.list', text: 'SELECT number FROM schema_migrations' }
const record = { name: 'schema_migrations.add', text: 'INSERT INTO schema_migrations (number, name) VALUES ($1, $2)' }

/** Runs what is missing up to a number, all or nothing; what is already there beyond it is left and told. */
export async function migrate(
  database: Database,
  migrations: readonly Migration[],
  to: number,
  log: Log,
): Promise<void> {
  const newest = migrations.at(-1)?.number ?? 0
  if (to > newest) throw new Error(`MIGRATE_TO is ${to}, and the last migration is ${newest}`)
  await database.transaction(async ({ ask, runScript }) => {
    await ask(lock)
    await ask(known)
    const present = new Set((await ask<{ number: number }>(applied)).map(({ number }) => number))
    for (const { number, name, sql } of migrations) {
      if (present.has(number) || number > to) continue
      await runScript(sql)
      await ask(record, [number, name])
      log('INFO', `migration ${name} applied`)
    }
    const beyond = Math.max(0, ...present)
    if (beyond > to) log('WARN', `the database is at migration ${beyond}; going back to ${to} is not possible`)
  })
}
