import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Failure, toFailure } from '../../../shared/domain/failure.ts'
import type { StackPlan } from '../../../shared/domain/stackPlan.ts'
import { CleanupStack } from '../cleanupStack.ts'
import { engineUnderTest, testOrder } from '../docker/testing/engineUnderTest.ts'
import type { Stack } from '../ports/stack.ts'
import { openCatalogue } from '../topology/openCatalogue.ts'
import { resolveConfiguration } from '../topology/resolveConfiguration.ts'
import { runPrepareCommands } from './prepareStack.ts'

const never = new AbortController().signal
const cleanup = new CleanupStack()
let stack: Stack
let plan: StackPlan

/** The small server's database alone, as its image makes it, and the commands of the topology for it. */
beforeAll(async () => {
  const { engine } = engineUnderTest()
  const catalogue = openCatalogue([resolve(import.meta.dirname, '../../../resources')], (path) => path)
  const copro = catalogue.stackPlan(resolveConfiguration(catalogue.topology('copro'), 'baseline', {}))
  plan = {
    ...copro,
    images: copro.images.filter(({ reference }) => reference.includes('postgres')),
    containers: copro.containers.filter(({ name }) => name === 'db'),
    health: { timeoutMs: 0 },
    entry: { container: 'db', port: 5432 },
  }
  const images = await engine.ensureImages(plan.images, () => undefined, never)
  const order = { ...testOrder([]), plan, images, safety: { memoryBytes: 2 ** 30, pids: 128 }, readyWithinMs: 60_000 }
  stack = await engine.bringUp(order, cleanup, () => undefined, never)
})

afterAll(async () => {
  expect(await cleanup.unwind()).toEqual([])
})

async function psql(...statements: readonly string[]): Promise<void> {
  const commands = statements.flatMap((statement) => ['-c', statement])
  const { exitCode, stderr } = await stack.exec(
    'db',
    ['psql', '-Xqd', 'copro', '-v', 'ON_ERROR_STOP=1', ...commands],
    never,
  )
  if (exitCode !== 0) throw new Error(stderr)
}

const prepared = (): Promise<readonly string[] | Failure> =>
  runPrepareCommands(stack, plan, never).catch((error: unknown) => toFailure(error))

test('the small server’s database is put in order; what fails on the way is the reason, though more commands follow', async () => {
  expect(await prepared()).toEqual([expect.stringMatching(/^db: psql .*VACUUM \(ANALYZE\).*CHECKPOINT/)])
  const fails = (body: string) =>
    `CREATE OR REPLACE FUNCTION looked_at(n int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN ${body} RETURN n; END $$`
  // ANALYZE computes what an index is of.
  await psql(
    'CREATE TABLE broken AS SELECT 1 AS n',
    fails(''),
    'CREATE INDEX ON broken (looked_at(n))',
    fails("RAISE EXCEPTION 'this table cannot be analysed';"),
  )
  expect(await prepared()).toMatchObject({
    kind: 'engineFailed',
    doing: expect.stringContaining('preparing db with `psql'),
    message: expect.stringMatching(/^exit code [1-9]\d*: ERROR: .*this table cannot be analysed/s),
  })
})
