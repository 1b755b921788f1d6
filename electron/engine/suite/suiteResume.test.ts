import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { engineWithout, recordIn, type SuiteBench, suiteBench, twice } from '../testing/suiteBench.ts'

const pageIn = (folder: string): string => readFileSync(join(folder, 'index.html'), 'utf8')

/** Lets the suite go on until so many of its comparisons have ended. */
async function untilEnded({ told, clock }: SuiteBench, count: number): Promise<void> {
  while (told.filter(({ kind }) => kind === 'comparisonEnded').length < count) await clock.advance(100)
}

/** A suite whose first comparison is complete, and whose second one is on; the first is discarded now. */
async function withFirstDiscarded() {
  const bench = suiteBench()
  const { folder, suiteId } = await bench.start()
  await untilEnded(bench, 1)
  const first = recordIn(folder).comparisons[0]?.comparisonId ?? ''
  await bench.workbench.handlers['run.discard']({ id: first })
  return { ...bench, folder, suiteId, first }
}

test('a completed comparison that somebody discards meanwhile: the suite ends, and says that it is no longer kept', async () => {
  const bench = await withFirstDiscarded()
  const { folder } = bench
  expect(await bench.untilSuiteEnded()).toMatchObject({ outcome: 'completed', index: join(folder, 'index.html') })
  expect(recordIn(folder)).toMatchObject({ outcome: 'completed', comparisons: [{ outcome: 'completed' }, {}] })
  expect(pageIn(folder)).toContain('completed, no longer kept')
  expect(pageIn(folder)).toContain('somebody removed it from the history')
  expect(pageIn(folder)).toContain('href="01-first/report.html"')
  await expect(bench.workbench.handlers['suite.resume']({ folder })).rejects.toMatchObject({
    failure: {
      kind: 'notResumable',
      reasons: ['All of its 2 comparisons are complete.', '1 of them is no longer kept, and not run again for that.'],
    },
  })
})

test('discarded before a resumption it is not run again; restored, it is simply there again', async () => {
  const bench = await withFirstDiscarded()
  const { folder, suiteId, first } = bench
  const { handlers } = bench.workbench
  await handlers['suite.stop']({ suiteId })
  expect(await bench.untilSuiteEnded()).toMatchObject({ outcome: 'stopped' })
  await handlers['suite.resume']({ folder })
  await handlers['run.restore']({ id: first })
  expect(await bench.untilSuiteEnded()).toMatchObject({ outcome: 'completed' })
  expect(recordIn(folder).comparisons[0]).toMatchObject({ outcome: 'completed', comparisonId: first })
  expect(pageIn(folder)).not.toContain('no longer kept')
})

test('one that was not complete and was discarded is run again from its beginning', async () => {
  const bench = suiteBench()
  const { folder, suiteId } = await bench.start()
  while (!bench.events.some(({ kind }) => kind === 'tick')) await bench.clock.advance(100)
  const { handlers } = bench.workbench
  await handlers['suite.stop']({ suiteId })
  await bench.untilSuiteEnded()
  const cutOff = recordIn(folder).comparisons[0]?.comparisonId ?? ''
  await handlers['run.discard']({ id: cutOff })
  await handlers['suite.resume']({ folder })
  expect(await bench.untilSuiteEnded()).toMatchObject({ outcome: 'completed' })
  expect(recordIn(folder).comparisons[0]?.comparisonId).not.toBe(cutOff)
})

test('a comparison that nobody can read any more is told as such, and the suite has failed', async () => {
  const bench = suiteBench()
  const { folder } = await bench.start()
  await untilEnded(bench, 1)
  const first = recordIn(folder).comparisons[0]?.comparisonId ?? ''
  writeFileSync(join(bench.root, 'data', 'comparisons', first, 'comparison.json'), '{')
  expect(await bench.untilSuiteEnded()).toMatchObject({ outcome: 'failed', index: join(folder, 'index.html') })
  expect(pageIn(folder)).toContain('completed, no longer readable')
})

const both = twice.replace('configurations: [one]', 'configurations: [one, two]')

test('a run that failed is repeated by a resumption, and nothing else is', async () => {
  const engine = engineWithout('one')
  const bench = suiteBench({ engine, files: { 'suites/twice.yaml': both } })
  const { folder } = await bench.start()
  expect(await bench.untilSuiteEnded()).toMatchObject({ outcome: 'failed' })
  const before = recordIn(folder)
  expect(before.comparisons.map(({ outcome }) => outcome)).toEqual(['completed', 'completed'])
  expect(await bench.workbench.handlers['suite.stored']({})).toMatchObject([{ completed: 2, hasRest: true }])
  const runs = bench.store.list().length
  engine.mended = true
  await bench.workbench.handlers['suite.resume']({ folder })
  expect(await bench.untilSuiteEnded()).toMatchObject({ outcome: 'completed' })
  const after = recordIn(folder)
  expect(after.comparisons.map(({ comparisonId }) => comparisonId)).toEqual(
    before.comparisons.map(({ comparisonId }) => comparisonId),
  )
  expect(bench.store.list()).toHaveLength(runs + 1)
  expect(await bench.workbench.handlers['suite.stored']({})).toMatchObject([{ completed: 2, hasRest: false }])
})

test('failed runs that cannot be repeated: the comparison keeps what it has, and says why', async () => {
  const bench = suiteBench({ engine: engineWithout('one'), files: { 'suites/twice.yaml': both } })
  const { folder } = await bench.start()
  await bench.untilSuiteEnded()
  const profile = join(bench.root, 'resources', 'profiles', 'short.yaml')
  writeFileSync(profile, readFileSync(profile, 'utf8').replace('users: 4', 'users: 5'))
  const later = suiteBench({
    root: bench.root,
    files: { 'suites/twice.yaml': both, 'profiles/short.yaml': readFileSync(profile, 'utf8') },
  })
  await later.workbench.handlers['suite.resume']({ folder })
  expect(await later.untilSuiteEnded()).toMatchObject({ outcome: 'failed' })
  expect(recordIn(folder).comparisons[0]).toMatchObject({
    outcome: 'completed',
    problem: { en: expect.stringContaining('The profile short has changed') },
  })
})

test('results that could not be written are written when the suite is resumed, and no run is repeated', async () => {
  const bench = suiteBench()
  const { folder } = await bench.start()
  // In the way of the folder: as good as a full disk.
  writeFileSync(join(folder, '01-first'), '')
  expect(await bench.untilSuiteEnded()).toMatchObject({ outcome: 'completed' })
  expect(recordIn(folder).comparisons[0]).toMatchObject({ outcome: 'completed', problem: {} })
  expect(await bench.workbench.handlers['suite.stored']({})).toMatchObject([{ completed: 2, hasRest: true }])
  rmSync(join(folder, '01-first'))
  const runs = bench.store.list().length
  await bench.workbench.handlers['suite.resume']({ folder })
  expect(await bench.untilSuiteEnded()).toMatchObject({ outcome: 'completed' })
  expect(recordIn(folder).comparisons[0]?.problem).toBeUndefined()
  expect(existsSync(join(folder, '01-first', 'report.html'))).toBe(true)
  expect(bench.store.list()).toHaveLength(runs)
})

test.each<{ name: string; edit: (text: string) => string | undefined; warned: RegExp | undefined }>([
  { name: 'only a comment', edit: (text) => `# later\n${text}`, warned: undefined },
  { name: 'more repeats', edit: (text) => text.replace('repeat: 2', 'repeat: 3'), warned: /goes on as it was started/ },
  { name: 'nothing any more', edit: () => undefined, warned: /can no longer be read/ },
])('a suite whose file says $name by now goes on as it was started', async ({ edit, warned }) => {
  const bench = suiteBench()
  const { folder, suiteId } = await bench.start()
  await untilEnded(bench, 1)
  await bench.workbench.handlers['suite.stop']({ suiteId })
  await bench.untilSuiteEnded()
  const file = join(bench.root, 'resources', 'suites', 'twice.yaml')
  const text = edit(twice)
  if (text === undefined) rmSync(file)
  else writeFileSync(file, text)
  const { warnings = [] } = await bench.workbench.handlers['suite.resume']({ folder })
  expect(warnings.map(({ en }) => en)).toEqual(warned === undefined ? [] : [expect.stringMatching(warned)])
  const { suite } = await bench.workbench.handlers['suite.current']({})
  expect(suite?.warnings ?? []).toEqual(warnings)
  await bench.untilSuiteEnded()
  expect(recordIn(folder).comparisons[1]?.ask.repeat).toBe(2)
})

test('a suite of before its file was kept in mind goes on without a word', async () => {
  const bench = suiteBench()
  const { folder, suiteId } = await bench.start()
  await bench.workbench.handlers['suite.stop']({ suiteId })
  await bench.untilSuiteEnded()
  const { declared: _, ...old } = recordIn(folder)
  writeFileSync(join(folder, 'suite.json'), JSON.stringify(old))
  expect(await bench.workbench.handlers['suite.resume']({ folder })).not.toHaveProperty('warnings')
  await bench.untilSuiteEnded()
})
