import { hashPassword } from '../auth/passwordHash.ts'
import type { Database, Queries } from '../database/database.ts'
import { superAdministrator, testAccounts, testPassword } from './accounts.ts'
import { type Counts, countsOf, type DataSetName, organizationsOf } from './dataSets.ts'
import { type SeedRow, type SeedTable, seedRows } from './seedRows.ts'

const rowsAtOnce = 2000

// Children first, as a request that writes a child takes its parents' locks after its own: the other way round they would wait for each other.
const empty = `LOCK TABLE expenses, owners, units, buildings, organizations IN ACCESS EXCLUSIVE MODE;
  SET CONSTRAINTS ALL DEFERRED;
  TRUNCATE expenses, owners, units, buildings RESTART IDENTITY;
  DELETE FROM organizations`
const putUser = {
  name: 'users.put',
  text: `INSERT INTO users (id, organization_id, email, password_hash, role) VALUES ($1, NULLIF($2, 0), $3, $4, $5)
    ON CONFLICT (id) DO UPDATE SET organization_id = excluded.organization_id, email = excluded.email,
      password_hash = excluded.password_hash, role = excluded.role`,
}

/** Replaces all records by those of a data set; accounts keep their ids. All or nothing, also for requests that come meanwhile: they wait. */
export async function loadDataSet(database: Database, set: DataSetName, seed: number): Promise<Counts> {
  const sizes = organizationsOf(set)
  const passwordHash = await hashPassword(testPassword)
  await database.transaction(async (queries) => {
    await queries.runScript(empty)
    for (const { table, rows } of seedRows(sizes, seed)) await insertAll(queries, table, rows())
    for (const { id, organizationId, email, role } of testAccounts) {
      await queries.ask(putUser, [id, organizationId ?? 0, email, passwordHash, role])
    }
  })
  // The planner's figures, and the hint bits: otherwise the first readers would write them while they are measured.
  await database.runScript('VACUUM (ANALYZE) organizations, users, buildings, units, owners, expenses')
  return countsOf(sizes)
}

/** The super administrator exists without any data; a restart leaves the account as it is. */
export async function ensureSuperAdministrator(queries: Queries): Promise<void> {
  const { id, email, role } = superAdministrator
  const find = { name: 'users.find', text: 'SELECT id FROM users WHERE id = $1' }
  if ((await queries.ask(find, [id])).length > 0) return
  await queries.ask(putUser, [id, 0, email, await hashPassword(testPassword), role])
}

async function insertAll(queries: Queries, table: SeedTable, rows: Iterable<SeedRow>): Promise<void> {
  const insert = {
    name: `${table}.load`,
    text: `INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1::text::json)`,
  }
  let count = 0
  let chunk: SeedRow[] = []
  const flush = async () => {
    await queries.ask(insert, [JSON.stringify(chunk)])
    chunk = []
  }
  for (const row of rows) {
    count += 1
    chunk.push(row)
    if (chunk.length === rowsAtOnce) await flush()
  }
  if (chunk.length > 0) await flush()
  const next = { name: `${table}.restart`, text: `SELECT setval(pg_get_serial_sequence('${table}', 'id'), $1)::text` }
  await queries.ask(next, [count])
}
