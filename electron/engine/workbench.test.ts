import { expect, test } from 'vitest'
import { announcementNames } from '../../shared/contract/announcements.ts'
import { type Answer, requestNames } from '../../shared/contract/requests.ts'
import { schemas } from '../../shared/contract/schemas.ts'
import { answer } from '../../shared/contract/serve.ts'
import { comparisonSchema } from '../../shared/domain/comparisonSchema.ts'
import type { Failure } from '../../shared/domain/failure.ts'
import { runStates } from '../../shared/domain/run.ts'
import { realFs } from './store/storeFs.ts'
import { fakeEngine } from './testing/fakeEngine.ts'
import { type FakeWorkbench, fakeWorkbench } from './testing/fakeWorkbench.ts'

const ask = { configurations: ['one', 'two:tuned'], profile: 'short', timeScale: 1, set: {}, seed: 1, repeat: 1 }

async function start(setting: FakeWorkbench, changes: object = {}): Promise<Answer<'comparison.start'>> {
  const started = await answer(setting.workbench.handlers, 'comparison.start', { ...ask, ...changes })
  if (!started.ok) throw new Error(JSON.stringify(started.failure))
  return started.value
}

async function failureOf(setting: FakeWorkbench, changes: object): Promise<Failure> {
  const started = await answer(setting.workbench.handlers, 'comparison.start', { ...ask, ...changes })
  if (started.ok) throw new Error('was started')
  return started.failure
}

test('every request has a handler and a schema, and every announcement a name', () => {
  const { workbench } = fakeWorkbench()
  expect(Object.keys(workbench.handlers).sort()).toEqual([...requestNames].sort())
  expect(Object.keys(schemas).sort()).toEqual([...requestNames].sort())
  expect(announcementNames).toEqual([
    'run.events',
    'comparison.events',
    'suite.events',
    'image.progress',
    'data.progress',
    'data.filling',
  ])
})

test('a comparison runs every configuration, keeps the person’s order in the table, and leaves nothing behind', async () => {
  const setting = fakeWorkbench()
  const { comparisonId, runs } = await start(setting)
  expect(await setting.untilEnded()).toMatchObject({ stopped: false, leftBehind: [] })
  const comparison = comparisonSchema.parse(await setting.workbench.handlers['comparison.open']({ comparisonId }))
  expect(comparison.outcome).toBe('completed')
  expect(comparison.lease).toBeUndefined()
  expect(comparison.comparison.rows.map(({ configuration }) => configuration)).toEqual(['one:baseline', 'two:tuned'])
  expect(runs.map(({ configurationId }) => configurationId).sort()).toEqual(['one:baseline', 'two:tuned'])
  expect(setting.engine.existing.size).toBe(0)
  expect(setting.leases.live()).toEqual([])
  expect(comparison.comparison.pairs[0]?.differences).toContainEqual(expect.objectContaining({ from: '2', to: '4' }))
})

test('a run passes every state once, in order, and numbers its events without gaps', async () => {
  const setting = fakeWorkbench()
  const { runs } = await start(setting, { configurations: ['one'] })
  await setting.untilEnded()
  const states = setting.events.flatMap((event) => (event.kind === 'state' ? [event.at] : []))
  expect(states).toEqual(runStates.slice(1))
  expect(setting.events.map(({ seq }) => seq)).toEqual(setting.events.map((_, index) => index + 1))
  const { result, manifest } = await setting.workbench.handlers['run.open']({ runId: runs[0]?.runId ?? '' })
  // 2 s up to 4 users and 3 s at 4, one request per user and second.
  expect(result.totals).toMatchObject({ requests: result.totals.ok, durationMs: 5000 })
  expect(result.conservation).toMatchObject({ unaccounted: 0, dropped: 0 })
  expect(manifest.states.map(({ at }) => at)).toEqual(runStates.slice(1, -1))
  expect(manifest.statePolicy).toEqual([
    'fresh containers, data as baked into the images',
    'db: reset',
    'warmed up with a light load, then the same commands once more',
  ])
})

test('verification, preparation and evidence reach the containers', async () => {
  const setting = fakeWorkbench()
  const { runs } = await start(setting, { configurations: ['one'] })
  await setting.untilEnded()
  expect(setting.engine.asked).toEqual([
    'describe',
    'sweep',
    'describe',
    'ensureImages',
    'bringUp',
    'exec db reset',
    // Once more after the warm-up.
    'exec db reset',
    'examine',
    'exec db queries',
  ])
  expect(runs).toHaveLength(1)
})

test('a stop during measuring keeps what was measured, removes everything and starts no further run', async () => {
  const setting = fakeWorkbench()
  const { comparisonId, runs } = await start(setting)
  while (!setting.events.some(({ kind }) => kind === 'tick')) await setting.clock.advance(100)
  expect(setting.workbench.remaining()).not.toEqual([])
  await setting.workbench.handlers['comparison.stop']({ comparisonId })
  expect(await setting.untilEnded()).toMatchObject({ stopped: true })
  expect(setting.engine.existing.size).toBe(0)
  const { result } = await setting.workbench.handlers['run.open']({ runId: runs[0]?.runId ?? '' })
  expect(result.outcome).toEqual({ kind: 'stopped', during: 'measuring' })
  expect(result.totals.durationMs).toBeGreaterThan(0)
  expect(result.totals.durationMs).toBeLessThan(5000)
  expect(setting.engine.asked.filter((what) => what === 'bringUp')).toHaveLength(1)
  expect((await setting.workbench.handlers['comparison.open']({ comparisonId })).outcome).toBe('stopped')
})

test('a stop while containers start removes the ones that are there', async () => {
  const holder: { stop?: () => void } = {}
  const setting = fakeWorkbench({ engine: fakeEngine({ onUp: () => holder.stop?.() }) })
  const { comparisonId } = await start(setting, { configurations: ['one'] })
  holder.stop = () => void setting.workbench.handlers['comparison.stop']({ comparisonId })
  expect(await setting.untilEnded()).toMatchObject({ stopped: true })
  expect(setting.engine.existing.size).toBe(0)
  expect(setting.events.at(-1)).toMatchObject({ kind: 'ended', outcome: { kind: 'stopped' } })
})

test('a run that fails is told with its state and cause, and the next one still runs', async () => {
  const failure: Failure = { kind: 'neverReady', container: 'db', waitedMs: 90_000, lastTest: 'no', logTail: [] }
  const setting = fakeWorkbench({ engine: fakeEngine({ fails: { at: 'bringUp', failure } }) })
  const { comparisonId } = await start(setting)
  await setting.untilEnded()
  const comparison = await setting.workbench.handlers['comparison.open']({ comparisonId })
  expect(comparison.outcome).toBe('failed')
  expect(comparison.runs).toHaveLength(2)
  expect(comparison.runs[0]?.outcome).toMatchObject({ kind: 'failed', during: 'starting', failure })
  expect(setting.engine.existing.size).toBe(0)
})

test('verification tells every endpoint and instance that does not answer', async () => {
  const setting = fakeWorkbench({
    asker: {
      ask: async ({ path }) =>
        path === '/health'
          ? { kind: 'failed', outcome: 'refused', message: 'ECONNREFUSED' }
          : { kind: 'answered', status: 500, headers: {}, body: 'no such table' },
    },
  })
  await start(setting, { configurations: ['one'] })
  await setting.untilEnded()
  const ended = setting.events.at(-1)
  const problems =
    ended?.kind === 'ended' && ended.outcome.kind === 'failed' && ended.outcome.failure.kind === 'notVerified'
      ? ended.outcome.failure.problems
      : []
  expect(problems).toEqual([
    'GET /list (list) through api-1: status 500, expected 200 — no such table',
    'GET /item (item) through api-1: status 500, expected 200 — no such table',
    'GET /health of api-1 itself: connection refused (ECONNREFUSED)',
  ])
})

test('a full disk in the middle of a run fails it, and everything is removed', async () => {
  let isFull = false
  const storeFs = {
    ...realFs,
    writeSync: ((...args: Parameters<typeof realFs.writeSync>) => {
      if (isFull) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' })
      return realFs.writeSync(...args)
    }) as typeof realFs.writeSync,
  }
  const setting = fakeWorkbench({ storeFs })
  await start(setting, { configurations: ['one'] })
  while (!setting.events.some(({ kind }) => kind === 'tick')) await setting.clock.advance(100)
  isFull = true
  const ended = await setting.untilEnded()
  expect(ended.failure?.kind).toBe('diskFull')
  expect(setting.engine.existing.size).toBe(0)
  expect(setting.leases.live()).toEqual([])
})

test('everything that is wrong in an ask is told at once, before anything is created', async () => {
  const setting = fakeWorkbench()
  const failure = await failureOf(setting, {
    configurations: ['one:fast', 'three'],
    profile: 'long',
    set: { WORKERS: '99' },
  })
  const found =
    failure.kind === 'badInput' ? failure.problems.map((problem) => `${problem.where} ${problem.found}`) : []
  expect(found).toEqual(['profile "long"', 'topology "three"', 'variant "one:fast"'])
  expect(setting.engine.asked).toEqual([])
})

test('a setting that no chosen topology has is refused, and so is a value out of range', async () => {
  const failure = await failureOf(fakeWorkbench(), { set: { WORKERS: '99', THREADS: '2' } })
  const problems = failure.kind === 'badInput' ? failure.problems.map(({ where, field }) => `${where} ${field}`) : []
  expect([...problems].sort()).toEqual(['--set THREADS', '--set WORKERS'])
})

test('what does not fit the contract never reaches a handler', async () => {
  const setting = fakeWorkbench()
  expect(await failureOf(setting, { timeScale: 0, configurations: [] })).toMatchObject({
    kind: 'badInput',
    problems: [{}, {}],
  })
  expect(await failureOf(setting, { colour: 'blue' })).toMatchObject({ kind: 'badInput' })
  expect(setting.engine.asked).toEqual([])
})

test('a second comparison at the same time is refused by the name of the first', async () => {
  const setting = fakeWorkbench()
  const { comparisonId } = await start(setting)
  expect(await failureOf(setting, {})).toEqual({ kind: 'busy', comparisonId })
})

test('a plan that asks for more connections than there are is warned about with the arithmetic, and still runs', async () => {
  const setting = fakeWorkbench()
  const checked = await setting.workbench.handlers['comparison.check']({ ...ask, set: { WORKERS: '8', DB_MAX: '5' } })
  expect(checked.warnings[0]?.en).toContain('8 workers, but 5 are available')
  expect(checked.estimateMs).toBeGreaterThan(2 * 5000)
})

test('the warm-up that was asked for is in the estimate, in every run and in what is resumed', async () => {
  const setting = fakeWorkbench()
  const check = setting.workbench.handlers['comparison.check']
  const [cold, short, long] = await Promise.all(
    ['none', '2s', '9s'].map(async (warmUp) => (await check({ ...ask, warmUp })).estimateMs),
  )
  expect(short).toBeGreaterThan(cold ?? 0)
  expect((long ?? 0) - (short ?? 0)).toBe(2 * 7000)
  const { comparisonId, runs } = await start(setting, { warmUp: '2s' })
  await setting.untilEnded()
  expect(setting.store.openComparison(comparisonId).ask).toMatchObject({ warmUp: '2s' })
  for (const { runId } of runs) {
    expect(setting.store.open(runId).result?.warmUp).toMatchObject({ kind: 'fixed', capMs: 2000, steady: false })
  }
  const failure = await failureOf(setting, { warmUp: '11m', configurations: ['nothing'] })
  expect(failure).toMatchObject({
    kind: 'badInput',
    problems: expect.arrayContaining([
      {
        where: '--warm-up',
        field: '',
        found: '"11m"',
        expected: 'auto, none, or a length of time such as 10s, at most 10m',
      },
    ]),
  })
})

test('a run whose process is gone is listed as interrupted', async () => {
  const alive = new Set([1])
  const setting = fakeWorkbench({ alive: (pid) => alive.has(pid) })
  const { runs } = await start(setting, { configurations: ['one'] })
  while (!setting.events.some(({ kind }) => kind === 'tick')) await setting.clock.advance(100)
  expect((await setting.workbench.handlers['run.list']({}))[0]).toMatchObject({ outcome: 'running' })
  alive.clear()
  expect((await setting.workbench.handlers['run.list']({}))[0]).toMatchObject({
    id: runs[0]?.runId,
    outcome: 'interrupted',
  })
})
