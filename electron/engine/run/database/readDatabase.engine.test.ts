import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DatabasePlan } from '../../../../shared/domain/stackPlan.ts'
import { CleanupStack } from '../../cleanupStack.ts'
import { engineUnderTest, testOrder } from '../../docker/testing/engineUnderTest.ts'
import type { Stack } from '../../ports/stack.ts'
import { openCatalogue } from '../../topology/openCatalogue.ts'
import { resolveConfiguration } from '../../topology/resolveConfiguration.ts'
import { readDatabaseAfter, readDatabaseBefore } from './readDatabase.ts'

const never = new AbortController().signal
const cleanup = new CleanupStack()
let stack: Stack

beforeAll(async () => {
  const { engine } = engineUnderTest()
  const catalogue = openCatalogue([resolve(import.meta.dirname, '../../../../resources')], (path) => path)
  const solo = catalogue.stackPlan(resolveConfiguration(catalogue.topology('solo'), 'baseline', {}))
  const isDatabase = ({ image }: { readonly image: string }) => image.includes('postgres')
  const plan = {
    ...solo,
    images: solo.images.filter(({ reference }) => reference.includes('postgres')),
    containers: solo.containers.filter(isDatabase),
    health: { timeoutMs: 0 },
    entry: { container: 'db', port: 5432 },
  }
  const images = await engine.ensureImages(plan.images, () => undefined, never)
  stack = await engine.bringUp(
    { ...testOrder([]), plan, images, safety: { memoryBytes: 2 ** 29, pids: 128 }, readyWithinMs: 60_000 },
    cleanup,
    () => undefined,
    never,
  )
  await run(
    'CREATE TABLE units (id integer PRIMARY KEY, organization_id integer NOT NULL, floor integer)',
    'INSERT INTO units SELECT i, i % 300, i % 9 FROM generate_series(1, 19000) i',
    'CREATE INDEX units_floor_idx ON units (floor)',
    'CREATE INDEX units_organization_id_idx ON units (organization_id)',
    'ANALYZE units',
  )
})

afterAll(async () => {
  expect(await cleanup.unwind()).toEqual([])
})

/** As the API would: another session, whose statements count. */
async function run(...statements: readonly string[]): Promise<void> {
  const commands = statements.flatMap((statement) => ['-c', statement])
  const { exitCode, stderr } = await stack.exec('db', ['psql', '-Xq', '-d', 'catalogue', ...commands], never)
  expect([exitCode, stderr]).toEqual([0, ''])
}

const title = { en: 'Units', fr: 'Lots' }
const queries: DatabasePlan['queries'] = [
  { name: 'units', title, sql: 'SELECT * FROM units WHERE organization_id = 7 ORDER BY floor + id LIMIT 20;' },
  { name: 'nowhere', title, sql: 'SELECT * FROM flats' },
  { name: 'insert', title, sql: 'INSERT INTO units VALUES (99999, 1, 1)' },
]
const database: DatabasePlan = { container: 'db', user: 'postgres', database: 'catalogue', queries }

test('statements, plans and hints are those of the measuring, and leave no trace', async () => {
  const before = await readDatabaseBefore(stack, database, never)
  const whole = Array.from({ length: 20 }, (_, at) => `SELECT count(*) FROM units WHERE id % 7 = ${at % 7}`)
  await run('DROP INDEX units_organization_id_idx', ...whole, 'SELECT * FROM units WHERE id = 17')
  const facts = await readDatabaseAfter(stack, database, before, never)

  expect(facts.statements).toHaveLength(3)
  const counted = facts.statements.find(({ query }) => query === 'SELECT count(*) FROM units WHERE id % $1 = $2')
  expect(counted).toMatchObject({ calls: 20, rows: 20 })
  const totals = facts.statements.map(({ totalMs }) => totalMs)
  expect(totals).toEqual(totals.toSorted((a, b) => b - a))
  expect(facts.statements.map(({ query }) => query)).toContain('SELECT * FROM units WHERE id = $1')

  const units = facts.plans.filter(({ name }) => name === 'units')
  expect(units.map(({ at, reads }) => [at, reads[0]?.index])).toEqual([
    ['before', 'units_organization_id_idx'],
    ['after', undefined],
  ])
  expect(units[1]?.reads[0]).toMatchObject({ table: 'units', rows: 64, removed: 18_936 })
  for (const { text, executionMs } of units) {
    expect(text).toMatch(/Scan .*on units/)
    expect(executionMs).toBeGreaterThan(0)
  }

  const unused = facts.unusedIndexes.filter(({ table }) => table === 'units')
  expect(unused.map(({ index }) => index)).toEqual(['units_floor_idx'])
  expect(unused[0]?.bytes).toBeGreaterThan(8000)
  // Neither the EXPLAINs before nor those after are among the twenty.
  expect(facts.missingIndexes).toEqual([{ table: 'units', wholeReads: 20, rowsPerRead: 19_000, indexReads: 1 }])

  expect(facts.problems).toEqual([
    expect.stringMatching(/^plan nowhere before measuring: ERROR: relation "flats" does not exist$/),
    expect.stringMatching(/^plan nowhere after measuring: ERROR: relation "flats" does not exist$/),
  ])
  // What was explained was not kept: it can be written again.
  await run('INSERT INTO units VALUES (99999, 1, 1)')
})

test('a query that takes too long is given up', async () => {
  const slow = { ...database, queries: [{ name: 'slow', title, sql: 'SELECT pg_sleep(60)' }] }
  const { plans, problems } = await readDatabaseBefore(stack, slow, never)
  expect(plans).toEqual([])
  expect(problems).toEqual(['plan slow before measuring: ERROR: canceling statement due to statement timeout'])
})

test.each([
  ['a database that is not there', { database: 'nothing' }, /FATAL: database "nothing" does not exist/],
  ['a user who may not', { user: 'nobody' }, /FATAL: role "nobody" does not exist/],
])('%s is told once', async (_, change, words) => {
  const before = await readDatabaseBefore(stack, { ...database, ...change }, never)
  expect(before.problems).toEqual([expect.stringMatching(words)])
  const facts = await readDatabaseAfter(stack, { ...database, ...change }, before, never)
  expect(facts).toMatchObject({ statements: [], plans: [], unusedIndexes: [], missingIndexes: [] })
  expect(facts.problems).toHaveLength(2)
})
