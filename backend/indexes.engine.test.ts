import { expect, test } from 'vitest'
import { apiClient, seed } from './testing/apiClient.ts'
import { liveBackend } from './testing/liveBackend.ts'

const study = [
  'buildings_organization',
  'buildings_organization_name',
  'expenses_organization_date',
  'owners_organization_name',
  'refresh_tokens_expiry',
  'refresh_tokens_user',
  'units_building',
  'units_organization',
  'units_organization_number',
]
const ownIndexes = `SELECT indexname FROM pg_indexes WHERE schemaname = 'public'
  AND indexname NOT LIKE '%_pkey' AND indexname NOT LIKE '%_key' ORDER BY 1`
const lists = {
  buildings: 'ORDER BY name, id',
  units: 'ORDER BY unit_number, id',
  owners: 'ORDER BY last_name, first_name, id',
  expenses: 'ORDER BY expense_date DESC, id',
}

test.concurrent.each([
  { DB_INDEXES: 'none', indexes: [], plan: /Seq Scan/, migrations: '1' },
  { DB_INDEXES: 'study', indexes: study, plan: /Index Scan/, migrations: '1,2' },
])('DB_INDEXES=$DB_INDEXES: lists of the large set are $plan', async ({ DB_INDEXES, indexes, plan, migrations }) => {
  const backend = await liveBackend({ api: { DB_INDEXES } })
  const ask = apiClient(backend.address)
  try {
    await seed(ask, 'large')
    expect((await backend.psql(ownIndexes)).split('\n').filter((name) => name !== '')).toEqual(indexes)
    expect(await backend.psql("SELECT string_agg(number::text, ',' ORDER BY number) FROM schema_migrations")).toBe(
      migrations,
    )
    for (const [kind, order] of Object.entries(lists)) {
      const text = await backend.psql(`EXPLAIN SELECT * FROM ${kind} WHERE organization_id = 3 ${order} LIMIT 21`)
      expect(text, kind).toMatch(plan)
    }
  } finally {
    ask.close()
    expect(await backend.end()).toEqual([])
  }
})

test('the tuning for a small server is in force, and the default is PostgreSQL’s own', async () => {
  const [tuned, plain] = await Promise.all([liveBackend({ db: { DB_TUNING: 'small-server' } }), liveBackend()])
  try {
    const settings = `SELECT current_setting('shared_buffers'), current_setting('random_page_cost'), current_setting('wal_compression'),
      current_setting('max_parallel_workers_per_gather'), current_setting('synchronous_commit')`
    expect(await tuned.psql(settings)).toBe('256MB|1.1|lz4|0|on')
    expect(await plain.psql(settings)).toBe('128MB|4|off|2|on')
  } finally {
    expect([await tuned.end(), await plain.end()]).toEqual([[], []])
  }
})

test('a restart runs no migration twice; going back is told, and not done', async () => {
  const backend = await liveBackend()
  try {
    const never = new AbortController().signal
    await backend.stack.inject({ kind: 'restart', container: 'api' }, never)
    await expect.poll(() => backend.log(), { timeout: 20_000 }).toMatch(/listening on.*listening on/s)
    expect((await backend.log()).match(/^INFO migration \S+ applied$/gm)).toHaveLength(2)
    const again = await backend.stack.exec(
      'api',
      ['env', 'MIGRATE_TO=1', 'PORT=8001', 'timeout', '5', 'node', 'server.js'],
      never,
    )
    expect(again.stdout).toMatch(/^WARN the database is at migration 2; going back to 1 is not possible$/m)
    expect(await backend.psql(ownIndexes)).toBe(study.join('\n'))
    expect(again.stdout).toMatch(/^INFO stopping$/m)
    const wrong = await backend.stack.exec(
      'api',
      ['env', 'PORT=0', 'DB_INDEXES=x', 'TOKEN_SECRET=short', 'node', 'server.js'],
      never,
    )
    expect([wrong.exitCode, wrong.stdout]).toEqual([
      1,
      expect.stringMatching(/^ERROR .*PORT.*DB_INDEXES.*TOKEN_SECRET: at least 32/),
    ])
  } finally {
    expect(await backend.end()).toEqual([])
  }
})
