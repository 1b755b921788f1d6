import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Answer } from '../../../shared/contract/requests.ts'
import { answer } from '../../../shared/contract/serve.ts'
import type { Failure } from '../../../shared/domain/failure.ts'
import type { Comparison } from '../../../shared/domain/runResult.ts'
import { repeatCommand } from '../report/repeatCommand.ts'
import { fakeEngine } from '../testing/fakeEngine.ts'
import { type FakeWorkbench, fakeWorkbench } from '../testing/fakeWorkbench.ts'
import { dealInput } from './inputChecksums.ts'

const ask = {
  configurations: ['one', 'two:tuned'],
  profile: 'short',
  timeScale: 1,
  set: {},
  seed: 1,
  repeat: 3,
  objectives: 'goals',
  baseline: 'two:tuned',
}

async function asked<N extends 'comparison.start' | 'comparison.resume'>(
  { workbench }: FakeWorkbench,
  name: N,
  input: unknown,
): Promise<Answer<N>> {
  const answered = await answer(workbench.handlers, name, input)
  if (!answered.ok) throw new Error(JSON.stringify(answered.failure))
  return answered.value
}

async function refusal({ workbench }: FakeWorkbench, comparisonId: string): Promise<Failure | undefined> {
  const answered = await answer(workbench.handlers, 'comparison.resume', { comparisonId })
  return answered.ok ? undefined : answered.failure
}

const reasonsOf = (failure: Failure | undefined): string =>
  failure?.kind === 'notResumable' ? failure.reasons.join(' ') : `not that: ${JSON.stringify(failure)}`

const ended = (setting: FakeWorkbench): number =>
  setting.comparisonEvents.filter(({ kind }) => kind === 'runEnded').length

/** Lets time pass until so many runs have ended and the next one measures. */
async function untilMeasuringAfter(setting: FakeWorkbench, runs: number): Promise<void> {
  const isThere = (): boolean => {
    const last = setting.comparisonEvents.findLast(({ kind }) => kind === 'runStarted')
    const runId = last?.kind === 'runStarted' && last.index === runs ? last.runId : ''
    const isMeasuring = setting.events.some((event) => event.kind === 'tick' && event.runId === runId)
    return ended(setting) === runs && isMeasuring
  }
  for (let passed = 0; passed < 6000 && !isThere(); passed += 1) await setting.clock.advance(100)
  if (!isThere()) throw new Error('never came so far')
}

/** Started, and cut off in the third run by a stop or by the death of its process. */
async function cutOff(how: 'stopped' | 'killed'): Promise<FakeWorkbench & { readonly id: string }> {
  const setting = fakeWorkbench({ alive: () => how === 'stopped' })
  const { comparisonId: id } = await asked(setting, 'comparison.start', ask)
  await untilMeasuringAfter(setting, 2)
  if (how === 'stopped') {
    await setting.workbench.handlers['comparison.stop']({ comparisonId: id })
    await setting.untilEnded()
  }
  return { ...setting, id }
}

const open = ({ store }: FakeWorkbench, id: string): Comparison => store.openComparison(id)

test('rounds are interleaved, everything is planned before the first run, and results come one by one', async () => {
  const setting = fakeWorkbench()
  const { comparisonId, runs } = await asked(setting, 'comparison.start', ask)
  const first = open(setting, comparisonId)
  expect(first).toMatchObject({
    outcome: 'running',
    lease: { pid: 1 },
    repeat: 3,
    baseline: 'two:tuned',
    objectives: 'goals',
    configurations: ['one:baseline', 'two:tuned'],
    runs: [],
    ask,
  })
  expect(first.planned.map(({ runId }) => runId)).toEqual(runs.map(({ runId }) => runId))
  const rounds = Map.groupBy(first.planned, ({ repeat }) => repeat)
  expect([...rounds.keys()]).toEqual([1, 2, 3])
  for (const round of rounds.values())
    expect(round.map(({ configuration }) => configuration).sort()).toEqual(['one:baseline', 'two:tuned'])

  await untilMeasuringAfter(setting, 1)
  expect(open(setting, comparisonId).runs.map(({ runId }) => runId)).toEqual([runs[0]?.runId])
  await setting.untilEnded()
  const last = open(setting, comparisonId)
  expect(last).toMatchObject({ outcome: 'completed', planned: first.planned })
  expect(last.lease).toBeUndefined()
  expect(last.runs).toHaveLength(6)
  expect(setting.store.open(runs[5]?.runId ?? '').manifest).toMatchObject({
    repeat: 3,
    comparisonId,
    objectives: { id: 'goals', targets: [{ name: 'p95' }] },
  })
  expect(setting.comparisonEvents.filter(({ kind }) => kind === 'coolingDown')).toHaveLength(5)
  expect(last.comparison.rows.map(({ configuration, runIds }) => [configuration, runIds.length])).toEqual([
    ['one:baseline', 3],
    ['two:tuned', 3],
  ])
})

test.each(['stopped', 'killed'] as const)('a %s comparison is resumed: what has its result is kept', async (how) => {
  const before = await cutOff(how)
  const kept = open(before, before.id).runs.filter(({ outcome }) => outcome.kind === 'completed')
  expect(kept).toHaveLength(2)
  const setting = fakeWorkbench({ root: before.root, alive: () => false })
  const { runs } = await asked(setting, 'comparison.resume', { comparisonId: before.id })
  expect(runs).toHaveLength(4)
  const plannedBefore = before.store.openComparison(before.id).planned
  await setting.untilEnded()
  const after = open(setting, before.id)
  expect(after).toMatchObject({ outcome: 'completed', createdAt: open(before, before.id).createdAt })
  expect(after.runs).toHaveLength(6)
  for (const result of kept) expect(after.runs).toContainEqual(result)
  expect(after.planned.map(({ configuration, repeat }) => [configuration, repeat])).toEqual(
    plannedBefore.map(({ configuration, repeat }) => [configuration, repeat]),
  )
  const ids = new Set([...kept, ...runs].map(({ runId }) => runId))
  expect(after.planned.every(({ runId }) => ids.has(runId))).toBe(true)

  // What was cut off is still there, under its old id.
  expect(setting.store.list()).toHaveLength(7)
  expect(reasonsOf(await refusal(setting, before.id))).toContain('All of its 6 runs are complete.')
})

test('values of one configuration: kept with what was asked, in its runs alone, and again when it is resumed', async () => {
  const setting = fakeWorkbench()
  const parameters = { one: { WORKERS: '7' } }
  const input = { ...ask, repeat: 2, set: { DB_MAX: '20' }, parameters }
  const { comparisonId: id } = await asked(setting, 'comparison.start', input)
  await untilMeasuringAfter(setting, 1)
  await setting.workbench.handlers['comparison.stop']({ comparisonId: id })
  await setting.untilEnded()
  expect(open(setting, id).ask).toEqual(input)
  const again = fakeWorkbench({ root: setting.root })
  expect((await asked(again, 'comparison.resume', { comparisonId: id })).runs).toHaveLength(3)
  await again.untilEnded()
  const { runs, comparison } = open(again, id)
  for (const { configuration } of runs) {
    const isOne = configuration.id === 'one:baseline'
    expect(configuration.parameters).toEqual({ WORKERS: isOne ? 7 : 4, DB_MAX: 20 })
    expect(configuration.overridden).toEqual(isOne ? ['DB_MAX', 'WORKERS'] : ['DB_MAX'])
  }
  expect(comparison.pairs[0]?.differences).toContainEqual({ input: 'parameters.WORKERS', from: '4', to: '7' })
  expect(repeatCommand(open(again, id))).toContain('--set DB_MAX=20 --set one/WORKERS=7')
})

test('faults: kept with what was asked, planned again in what is resumed, and in the command that repeats it', async () => {
  const setting = fakeWorkbench()
  const input = { ...ask, repeat: 2, faults: ['at=1s for=1s kill api-1'] }
  const { comparisonId: id } = await asked(setting, 'comparison.start', input)
  await untilMeasuringAfter(setting, 1)
  await setting.workbench.handlers['comparison.stop']({ comparisonId: id })
  await setting.untilEnded()
  const again = fakeWorkbench({ root: setting.root })
  const { runs } = await asked(again, 'comparison.resume', { comparisonId: id })
  await again.untilEnded()
  for (const { runId } of runs) {
    const begun = again.events.filter((event) => event.kind === 'fault' && event.runId === runId)
    expect(begun.map((event) => event.atMs)).toEqual([1000, 2000])
  }
  expect(repeatCommand(open(again, id))).toContain("--fault 'at=1s for=1s kill api-1'")
})

test('runs that a missed target stops are over: the comparison goes on with the next, and none is run again', async () => {
  const target = '{ name: quick, metric: p50Ms, below: 0.5, over: 1s, whenMissed: stop }'
  const files = { 'objectives/goals.yaml': `name: goals\ntitle: { en: G, fr: G }\ntargets: [${target}]\n` }
  const setting = fakeWorkbench({ files })
  const { comparisonId: id } = await asked(setting, 'comparison.start', { ...ask, repeat: 1 })
  await setting.untilEnded()
  const { outcome, runs, comparison } = open(setting, id)
  expect(outcome).toBe('completed')
  expect(runs.map((run) => run.outcome)).toEqual(
    Array.from({ length: 2 }, () => ({ kind: 'stopped', during: 'measuring', missed: 'quick' })),
  )
  for (const { totals, targets, conservation } of runs) {
    expect(totals.durationMs).toBeGreaterThanOrEqual(1000)
    expect(targets).toMatchObject([{ state: 'fail', window: { fromMs: 0, toMs: 1000 } }])
    expect(conservation.unaccounted).toBe(0)
  }
  expect(comparison.rows.map(({ targets, figures }) => [targets, figures])).toEqual(
    Array.from({ length: 2 }, () => [[{ name: 'quick', states: ['fail'] }], {}]),
  )
  expect(reasonsOf(await refusal(setting, id))).toContain('All of its 2 runs are complete.')
})

test('a run that completed just before its process died is not run again', async () => {
  const before = await cutOff('killed')
  const comparison = open(before, before.id)
  const { lease: _, ...rest } = comparison
  before.store.saveComparison({ ...rest, outcome: 'interrupted', runs: comparison.runs.slice(0, 1) })
  const setting = fakeWorkbench({ root: before.root, alive: () => false })
  expect((await asked(setting, 'comparison.resume', { comparisonId: before.id })).runs).toHaveLength(4)
})

test.each([
  {
    what: 'a profile that has changed',
    files: {
      'profiles/short.yaml':
        'name: short\ntitle: { en: S, fr: S }\nmodel: closed\nstages: [{ duration: 9s, users: 4 }]\n',
    },
    reason: 'The profile short has changed since it was started.',
  },
  {
    what: 'a profile that is gone',
    files: { 'profiles/short.yaml': 'nonsense: true\n' },
    reason: 'What it needs is not there as it was.',
  },
])('$what is a reason not to resume', async ({ files, reason }) => {
  const before = await cutOff('stopped')
  const setting = fakeWorkbench({ root: before.root, files })
  expect(reasonsOf(await refusal(setting, before.id))).toContain(reason)
  expect(setting.engine.asked).toEqual([])
})

test('a topology that has changed is named with its configuration; a comment in it is no change', async () => {
  const before = await cutOff('stopped')
  const path = 'topologies/two/compose.yaml'
  const text = readFileSync(join(before.root, 'resources', path), 'utf8')
  const commented = fakeWorkbench({ root: before.root, files: { [path]: `# a comment\n${text}` } })
  expect((await asked(commented, 'comparison.resume', { comparisonId: before.id })).runs).toHaveLength(4)
  await commented.workbench.handlers['comparison.stop']({ comparisonId: before.id })
  await commented.untilEnded()
  const changed = fakeWorkbench({ root: before.root, files: { [path]: text.replace('x/db', 'x/database') } })
  expect(reasonsOf(await refusal(changed, before.id))).toContain('The topology of two:tuned has changed')
})

test.each([
  { what: 'in another way', kept: '0', reason: 'The way in which a seed is dealt has changed since it was started.' },
  { what: 'in a way that was not kept', kept: undefined, reason: 'It does not say in which way its seed was dealt' },
])('runs whose seed was dealt $what are another load: not resumed', async ({ kept, reason }) => {
  const before = await cutOff('stopped')
  const file = join(before.root, 'data/comparisons', before.id, 'comparison.json')
  const stored = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, JSON.stringify({ ...stored, inputs: { ...stored.inputs, [dealInput]: kept } }))
  const setting = fakeWorkbench({ root: before.root })
  expect(reasonsOf(await refusal(setting, before.id))).toContain(reason)
  expect(setting.engine.asked).toEqual([])
})

test('what is on in a living process is not resumed beside it', async () => {
  const setting = fakeWorkbench()
  const { comparisonId } = await asked(setting, 'comparison.start', ask)
  await untilMeasuringAfter(setting, 1)
  const other = fakeWorkbench({ root: setting.root })
  expect(reasonsOf(await refusal(other, comparisonId))).toContain('on right now, in process 1')
  expect(await refusal(setting, comparisonId)).toEqual({ kind: 'busy', comparisonId })
})

test('images that were built again since are warned about in the runs that use them', async () => {
  const before = await cutOff('stopped')
  const rebuilt = fakeEngine()
  const engine: typeof rebuilt = {
    ...rebuilt,
    ensureImages: async (images) => new Map(images.map(({ reference }) => [reference, 'sha256:other'])),
  }
  const setting = fakeWorkbench({ root: before.root, engine })
  const { runs } = await asked(setting, 'comparison.resume', { comparisonId: before.id })
  await setting.untilEnded()
  const { manifest } = setting.store.open(runs[0]?.runId ?? '')
  expect(manifest.warnings.map(({ en }) => en).join(' ')).toContain(
    'The image x/api:latest is not the one of the runs before the interruption',
  )
})

test('values for configurations and parameters that are none are told together with the rest', async () => {
  const parameters = { 'one:fast': { WORKERS: '1' }, 'two:tuned': { THREADS: '2', WORKERS: '99' }, three: {} }
  const input = { ...ask, set: { DB_MAX: '0' }, parameters }
  const answered = await answer(fakeWorkbench().workbench.handlers, 'comparison.start', input)
  const problems = !answered.ok && answered.failure.kind === 'badInput' ? answered.failure.problems : []
  expect(problems.map(({ where, field, found }) => `${where} ${field} ${found}`)).toEqual([
    '--set  values for "one:fast"',
    '--set  values for "three"',
    '--set DB_MAX "0"',
    'two:tuned THREADS the unknown parameter THREADS',
    'two:tuned WORKERS "99"',
  ])
})

test('a configuration twice and a baseline that is none are told together', async () => {
  const setting = fakeWorkbench()
  const input = { ...ask, configurations: ['one', 'one:baseline'], baseline: 'two' }
  const answered = await answer(setting.workbench.handlers, 'comparison.start', input)
  const problems = !answered.ok && answered.failure.kind === 'badInput' ? answered.failure.problems : []
  expect(problems.map(({ found }) => found)).toEqual(['one:baseline more than once', '"two"'])
})
