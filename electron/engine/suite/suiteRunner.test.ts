import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { answer } from '../../../shared/contract/serve.ts'
import type { SuiteAsk } from '../../../shared/contract/suites.ts'
import { PalierError } from '../../../shared/domain/failure.ts'
import { engineWithout, recordIn, suiteBench as setting, twice } from '../testing/suiteBench.ts'

test('every comparison runs in its turn, and leaves its report, tables, log and comparison in its folder', async () => {
  const bench = setting()
  const { folder, suiteId, comparisons } = await bench.start()
  expect(folder).toBe(join(bench.root, 'data', 'suites', suiteId))
  expect(comparisons.map(({ name, runs }) => [name, runs])).toEqual([
    ['first', 1],
    ['second', 2],
  ])
  expect(await bench.untilSuiteEnded()).toMatchObject({ outcome: 'completed', index: join(folder, 'index.html') })
  expect(bench.told.map((event) => (event.kind === 'ended' ? event.kind : `${event.kind} ${event.name}`))).toEqual([
    'comparisonBegun first',
    'comparisonEnded first',
    'comparisonBegun second',
    'comparisonEnded second',
    'ended',
  ])
  expect(readdirSync(folder).toSorted()).toEqual(['01-first', '02-second', 'index.html', 'suite.json'])
  expect(readdirSync(join(folder, '02-second')).toSorted()).toEqual([
    'comparison.json',
    'csv',
    'monitoring-two-baseline-1.log',
    'monitoring-two-baseline-2.log',
    'report.html',
  ])
  const log = readFileSync(join(folder, '01-first', 'monitoring-one-baseline-1.log'), 'utf8')
  expect(log.split('\n').filter((line) => / \+\d+s run=one:baseline#1 users=4 /.test(line))).not.toEqual([])
  const record = recordIn(folder)
  expect(record).toMatchObject({ outcome: 'completed', suite: 'twice', comparisons: [{ outcome: 'completed' }, {}] })
  expect(record.lease).toBeUndefined()
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  expect(page).toContain('href="01-first/report.html"')
  expect(page).toContain('1 of 1 met')
})

test('a comparison that fails is told, does not keep the next one from running, and is run again when the suite is resumed', async () => {
  const engine = engineWithout('one')
  const bench = setting({ engine })
  const { folder } = await bench.start()
  expect(await bench.untilSuiteEnded()).toMatchObject({ outcome: 'failed' })
  expect(recordIn(folder).comparisons.map(({ outcome }) => outcome)).toEqual(['failed', 'completed'])
  expect(readFileSync(join(folder, 'index.html'), 'utf8')).toContain('failed')
  engine.mended = true
  const { comparisonId } = recordIn(folder).comparisons[1] ?? {}
  await bench.workbench.handlers['suite.resume']({ folder })
  while (bench.told.filter(({ kind }) => kind === 'ended').length < 2) await bench.clock.advance(100)
  expect(recordIn(folder)).toMatchObject({
    outcome: 'completed',
    comparisons: [{ outcome: 'completed' }, { outcome: 'completed', comparisonId }],
  })
  await expect(bench.workbench.handlers['suite.resume']({ folder })).rejects.toMatchObject({
    failure: { kind: 'notResumable', reasons: ['All of its 2 comparisons are complete.'] },
  })
})

test('what cannot even be begun is a failure of that comparison alone', async () => {
  const bench = setting()
  const { folder } = await bench.start()
  const down = { kind: 'dockerUnreachable', explicit: false, tried: [] } as const
  bench.workbench.hear(({ name, content }) => {
    if (name !== 'suite.events' || content.kind !== 'comparisonEnded') return
    Object.assign(bench.engine, { describe: () => Promise.reject(new PalierError(down)) })
  })
  expect(await bench.untilSuiteEnded()).toMatchObject({ outcome: 'failed' })
  const [first, second] = recordIn(folder).comparisons
  expect(first?.outcome).toBe('completed')
  expect(second).toMatchObject({ outcome: 'failed', problem: { en: expect.stringContaining('Docker') } })
  expect(second?.comparisonId).toBeUndefined()
  expect(readFileSync(join(folder, 'index.html'), 'utf8')).toContain('No run of it was begun.')
})

test.each(['suite', 'comparison'])(
  'a stop of the %s ends all of it: what was measured is kept and shown, nothing else is begun',
  async (what) => {
    const bench = setting()
    const { folder, suiteId } = await bench.start()
    while (!bench.events.some(({ kind }) => kind === 'tick')) await bench.clock.advance(100)
    expect(bench.workbench.remaining()).not.toEqual([])
    const begun = bench.told.find(({ kind }) => kind === 'comparisonBegun')
    const comparisonId = begun?.kind === 'comparisonBegun' ? begun.started.comparisonId : ''
    const { handlers } = bench.workbench
    const stopping =
      what === 'suite' ? handlers['suite.stop']({ suiteId }) : handlers['comparison.stop']({ comparisonId })
    expect(await stopping).toEqual({ stopping: true })
    expect(await bench.untilSuiteEnded()).toMatchObject({ outcome: 'stopped', index: join(folder, 'index.html') })
    expect(bench.engine.existing.size).toBe(0)
    expect(recordIn(folder).comparisons.map(({ outcome }) => outcome)).toEqual(['stopped', 'pending'])
    expect(existsSync(join(folder, '01-first', 'report.html'))).toBe(true)
    expect(existsSync(join(folder, '02-second'))).toBe(false)
    await handlers['suite.resume']({ folder })
    while (bench.told.filter(({ kind }) => kind === 'ended').length < 2) await bench.clock.advance(100)
    expect(recordIn(folder)).toMatchObject({
      outcome: 'completed',
      comparisons: [{ outcome: 'completed', comparisonId }, { outcome: 'completed' }],
    })
  },
)

test('a suite whose process died goes on where it was', async () => {
  const bench = setting()
  const { folder } = await bench.start()
  while (!bench.events.some(({ kind }) => kind === 'tick')) await bench.clock.advance(100)
  // As the disk is when the machine goes off now.
  const died = recordIn(folder)
  await bench.workbench.handlers['suite.stop']({ suiteId: died.id })
  await bench.untilSuiteEnded()
  writeFileSync(join(folder, 'suite.json'), JSON.stringify({ ...died, lease: { pid: 4_000_000, startedAt: 'gone' } }))
  const later = setting({ root: bench.root, clock: bench.clock, alive: (pid) => pid !== 4_000_000 })
  await expect(later.workbench.handlers['suite.resumeNamed']({ suiteId: 'other' })).rejects.toMatchObject({
    failure: { kind: 'unknownName', what: 'suite', known: [died.id] },
  })
  await later.workbench.handlers['suite.resumeNamed']({ suiteId: died.id })
  expect(await later.untilSuiteEnded()).toMatchObject({ outcome: 'completed' })
  expect(recordIn(folder).comparisons.map(({ comparisonId }) => comparisonId)[0]).toBe(
    died.comparisons[0]?.comparisonId,
  )
})

test('while it is on, nothing else may start, and it is told who is on', async () => {
  const bench = setting()
  const { suiteId } = await bench.start()
  const ask = { configurations: ['one'], profile: 'short', timeScale: 1, set: {}, seed: 1, repeat: 1 }
  expect(await answer(bench.workbench.handlers, 'comparison.start', ask)).toMatchObject({ failure: { kind: 'busy' } })
  await expect(bench.start()).rejects.toMatchObject({ failure: { kind: 'busy' } })
  const { suite } = await bench.workbench.handlers['suite.current']({})
  expect(suite?.record).toMatchObject({ id: suiteId, outcome: 'running' })
  await bench.untilSuiteEnded()
  expect((await bench.workbench.handlers['suite.current']({})).suite?.record.outcome).toBe('completed')
})

test.each<{ name: string; ask: (root: string) => Partial<SuiteAsk>; failure: object }>([
  { name: 'an unknown name', ask: () => ({ suite: 'thrice' }), failure: { kind: 'unknownName', known: ['twice'] } },
  {
    name: 'a folder with something in it',
    ask: (root) => ({ folder: join(root, 'resources') }),
    failure: { kind: 'badInput', problems: [{ where: '--folder', expected: 'a new or an empty folder' }] },
  },
  {
    name: 'a file that is not there',
    ask: (root) => ({ suite: join(root, 'none.yaml') }),
    failure: { kind: 'badInput', problems: [{ found: 'no such file' }] },
  },
])('$name is refused before anything is made', async ({ ask, failure }) => {
  const bench = setting()
  await expect(bench.start(ask(bench.root))).rejects.toMatchObject({ failure })
  expect(existsSync(join(bench.root, 'data', 'suites'))).toBe(false)
})

test('a file anywhere, into a folder of one’s own; its time scale and repeats go to every comparison', async () => {
  const bench = setting()
  const file = join(bench.root, 'mine.yaml')
  writeFileSync(file, twice.replace('name: twice', 'name: mine'))
  const folder = join(bench.root, 'there')
  mkdirSync(folder)
  const started = await bench.start({ suite: file, folder, timeScale: 0.5, repeat: 1 })
  expect(started.folder).toBe(folder)
  expect(recordIn(folder).comparisons.map(({ ask }) => [ask.timeScale, ask.repeat])).toEqual([
    [0.5, 1],
    [0.5, 1],
  ])
  await bench.untilSuiteEnded()
  expect(existsSync(join(folder, 'index.html'))).toBe(true)
})

test('a window starts a suite by its name, never by a path', async () => {
  const { handlers } = setting().workbench
  const ask = { suite: '/etc/passwd', timeScale: 1, seed: 1, language: 'en' }
  expect(await answer(handlers, 'suite.startNamed', ask)).toMatchObject({ ok: false, failure: { kind: 'badInput' } })
})

test('suites are listed with their runs and their time at a time scale', async () => {
  const { handlers } = setting().workbench
  const [whole] = (await handlers['suite.list']({})).items
  const [short] = (await handlers['suite.list']({ timeScale: 0.1 })).items
  expect(whole?.comparisons.map(({ name, configurations, runs }) => [name, configurations, runs])).toEqual([
    ['first', ['one:baseline'], 1],
    ['second', ['two:baseline'], 2],
  ])
  expect(short?.comparisons[0]?.estimateMs).toBeLessThan(whole?.comparisons[0]?.estimateMs ?? 0)
})
