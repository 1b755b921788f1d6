import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { answer } from '../../../shared/contract/serve.ts'
import type { RunEvent } from '../../../shared/domain/events.ts'
import { applyComparisonBatch, toLiveComparison } from '../../../shared/live/liveComparison.ts'
import { applyBatch, type LiveRun, toLiveRun } from '../../../shared/live/liveRun.ts'
import { toRunView } from '../../../shared/live/toRunView.ts'
import { FakeClock } from '../testing/fakeClock.ts'
import { type FakeEngineOptions, fakeEngine } from '../testing/fakeEngine.ts'
import { type FakeWorkbench, fakeWorkbench } from '../testing/fakeWorkbench.ts'

/** Without a warm-up, so that the database dies under load. */
const ask = {
  configurations: ['one', 'two:tuned'],
  profile: 'short',
  timeScale: 1,
  set: {},
  seed: 1,
  repeat: 1,
  warmUp: 'none',
}

/** Two runs, in the first of which a database dies; every batch that was announced. */
async function begun(changes: { readonly engine?: FakeEngineOptions } = {}) {
  const clock = new FakeClock()
  const setting = fakeWorkbench({ clock, engine: fakeEngine({ clock, dies: { db: 4000 }, ...changes.engine }) })
  const batches: (readonly RunEvent[])[] = []
  setting.workbench.hear(({ name, content }) => {
    if (name === 'run.events') batches.push(content)
  })
  const { comparisonId, runs } = await setting.workbench.handlers['comparison.start'](ask)
  const [first = '', second = ''] = runs.map(({ runId }) => runId)
  return { ...setting, comparisonId, first, second, batches }
}

const follow = ({ workbench }: FakeWorkbench, runId: string): Promise<LiveRun> =>
  workbench.handlers['run.follow']({ runId })

/** Lets time pass, in steps that no batch falls together with, until a run has told so many ticks. */
async function untilTicks({ clock, events }: FakeWorkbench, runId: string, count: number): Promise<void> {
  const told = (): number => events.filter((event) => event.kind === 'tick' && event.runId === runId).length
  for (let steps = 0; steps < 10_000 && told() < count; steps += 1) await clock.advance(73)
  expect(told()).toBe(count)
}

test('a stored run is to the last field what was heard while it was on', async () => {
  const setting = await begun()
  await setting.untilEnded()
  for (const runId of [setting.first, setting.second]) {
    const stored = await follow(setting, runId)
    expect(stored).toEqual(setting.batches.reduce(applyBatch, toLiveRun(stored.head)))
    expect(stored).toMatchObject({ missed: 0, at: 'done', outcome: { kind: 'completed' } })
    expect(stored.ticks).toHaveLength(5)
    const lists = [
      stored.readings,
      stored.hostReadings,
      stored.probes,
      stored.components,
      stored.states,
      stored.warnings,
    ]
    expect(lists.map(({ length }) => length > 0)).toEqual([true, true, true, true, true, false])
  }
})

const failure = { kind: 'neverReady', container: 'api', waitedMs: 9, lastTest: 'refused', logTail: ['a', 'b'] } as const

test('a failed run and a stopped one are told alike too; charts of them end where their results do', async () => {
  const failing = await begun({ engine: { fails: { at: 'bringUp', failure } } })
  await failing.untilEnded()
  const stopping = await begun()
  await untilTicks(stopping, stopping.first, 3)
  await stopping.workbench.handlers['comparison.stop']({ comparisonId: stopping.comparisonId })
  await stopping.untilEnded()
  const outcomes = []
  for (const setting of [failing, stopping]) {
    const stored = await follow(setting, setting.first)
    expect(stored).toEqual(setting.batches.reduce(applyBatch, toLiveRun(stored.head)))
    const { result } = await setting.workbench.handlers['run.open']({ runId: setting.first })
    const { durationMs, ticks } = toRunView(stored, result)
    expect(toRunView(stored)).toMatchObject({ durationMs, ticks })
    outcomes.push([stored.outcome, stored.ticks.length])
  }
  expect(outcomes).toEqual([
    [{ kind: 'failed', during: 'starting', failure }, 0],
    [{ kind: 'stopped', during: 'measuring' }, 3],
  ])
})

test('load on a URL is followed like any other run', async () => {
  const setting = fakeWorkbench()
  const load = { kind: 'constant', users: 3, duration: '4s' } as const
  const { runId } = await setting.workbench.handlers['load.start']({ url: 'http://127.0.0.1:8000/', load, seed: 7 })
  while (setting.events.at(-1)?.kind !== 'ended') await setting.clock.advance(100)
  const stored = await follow(setting, runId)
  expect(stored).toEqual(applyBatch(toLiveRun(stored.head), setting.events))
  expect(stored).toMatchObject({ at: 'done', missed: 0, head: { containers: [] } })
})

test('a window that is opened in the middle shows everything since the start, and goes on from there', async () => {
  const setting = await begun()
  const opened: { readonly view: LiveRun; readonly heardBefore: number }[] = []
  while (opened.length < 30) {
    await setting.clock.advance(317)
    opened.push({ view: await follow(setting, setting.first), heardBefore: setting.batches.length })
  }
  await setting.untilEnded()
  const whole = await follow(setting, setting.first)
  const all = setting.batches.flat()
  for (const { view, heardBefore } of opened) {
    const until = all.filter(({ seq }) => seq <= view.lastSeq)
    expect(view).toEqual(applyBatch(toLiveRun(whole.head), until))
    expect(setting.batches.slice(heardBefore).reduce(applyBatch, view)).toEqual(whole)
  }
  expect(new Set(opened.map(({ view }) => view.at)).size).toBeGreaterThan(2)
  expect(whole.missed).toBe(0)
})

test('a run that waits for its turn is empty, with the head that it will have', async () => {
  const setting = await begun()
  await untilTicks(setting, setting.first, 1)
  const queued = await follow(setting, setting.second)
  expect(queued).toMatchObject({
    at: 'queued',
    lastSeq: 0,
    head: { id: setting.second, comparisonId: setting.comparisonId },
  })
  await setting.untilEnded()
  const { createdAt: _, ...head } = queued.head
  expect((await follow(setting, setting.second)).head).toMatchObject(head)
})

test('a run that nobody knows is refused', async () => {
  const setting = await begun()
  const refused = await answer(setting.workbench.handlers, 'run.follow', { runId: 'nobody' })
  expect(refused).toMatchObject({ ok: false, failure: { kind: 'unknownName', what: 'run', name: 'nobody' } })
})

test('a killed process: what it measured, where it was, and that it was interrupted', async () => {
  const killed = await begun()
  await untilTicks(killed, killed.first, 3)
  const live = await follow(killed, killed.first)
  // What it was writing when it died.
  const folder = join(killed.root, 'data', 'runs', killed.first)
  appendFileSync(join(folder, 'ticks.ndjson'), '{"seq":900,"elapsedMs":1,"second":3,"us')
  const next = fakeWorkbench({ root: killed.root, alive: () => false })
  const outcome = { kind: 'interrupted', during: 'measuring' }
  expect(await follow(next, killed.first)).toEqual({ ...live, outcome })
  expect(live).toMatchObject({ at: 'measuring', missed: 0 })
  const [listed] = await next.workbench.handlers['comparison.list']({})
  expect(listed).toMatchObject({
    id: killed.comparisonId,
    outcome: 'interrupted',
    runIds: [killed.first, killed.second],
  })
  const opened = await next.workbench.handlers['comparison.open']({ comparisonId: killed.comparisonId })
  expect(opened.runs).toMatchObject([{ runId: killed.first, outcome }])
  expect(opened.runs[0]?.totals.requests).toBeGreaterThan(0)
  expect(opened.comparison.rows).toMatchObject([{ runIds: [killed.first] }])
})

test('damaged lines are gaps and are counted; the rest is shown', async () => {
  const setting = await begun()
  await setting.untilEnded()
  const whole = await follow(setting, setting.first)
  const file = join(setting.root, 'data', 'runs', setting.first, 'ticks.ndjson')
  const [one = '', two = '', ...rest] = readFileSync(file, 'utf8').split('\n')
  const damaged = [one.replace('{', '['), JSON.stringify({ ...JSON.parse(two), second: 'two' }), ...rest]
  writeFileSync(file, damaged.join('\n'))
  const view = await follow(setting, setting.first)
  expect(view).toEqual({ ...whole, missed: 2, ticks: whole.ticks.slice(2) })
})

test('an older run, whose ticks and readings do not say when they were told', async () => {
  const setting = await begun()
  await setting.untilEnded()
  const whole = await follow(setting, setting.first)
  for (const stream of ['ticks', 'readings', 'probes']) {
    const file = join(setting.root, 'data', 'runs', setting.first, `${stream}.ndjson`)
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/"elapsedMs":\d+,("toldAtMs":-?\d+,)?/g, ''))
    expect(readFileSync(file, 'utf8')).not.toContain('elapsedMs')
  }
  expect(await follow(setting, setting.first)).toEqual(whole)
})

test('the comparison that is on is known, followed from its start, and after its end until the next one', async () => {
  const setting = await begun()
  const { handlers } = setting.workbench
  const { comparisonId } = setting
  expect(await handlers['comparison.current']({})).toEqual({ comparisonId })
  await untilTicks(setting, setting.second, 1)
  const middle = await handlers['comparison.follow']({ comparisonId })
  expect(middle).toMatchObject({ current: setting.second, outcomes: { [setting.first]: { kind: 'completed' } } })
  expect(middle.head).toMatchObject({
    id: comparisonId,
    ask,
    coolDownMs: 3000,
    configurations: ['one:baseline', 'two:tuned'],
  })
  expect(middle.head.planned.map(({ runId, expectedMs }) => [runId, expectedMs > 5000])).toEqual([
    [setting.first, true],
    [setting.second, true],
  ])
  await setting.untilEnded()
  expect(await handlers['comparison.current']({})).toEqual({})
  const after = await handlers['comparison.follow']({ comparisonId })
  expect(after).toMatchObject({ missed: 0, ended: { stopped: false } })
  expect(after).toEqual(applyComparisonBatch(toLiveComparison(after.head), setting.comparisonEvents))
  expect(after).toEqual(applyComparisonBatch(middle, setting.comparisonEvents))
  expect(await answer(handlers, 'comparison.follow', { comparisonId: 'other' })).toMatchObject({
    ok: false,
    failure: { kind: 'unknownName', what: 'comparison', known: [comparisonId] },
  })
})

test('a resumed comparison knows what ended before', async () => {
  const before = await begun()
  await untilTicks(before, before.second, 1)
  await before.workbench.handlers['comparison.stop']({ comparisonId: before.comparisonId })
  await before.untilEnded()
  const setting = fakeWorkbench({ root: before.root })
  const { comparisonId, runs } = await setting.workbench.handlers['comparison.resume']({
    comparisonId: before.comparisonId,
  })
  const resumed = await setting.workbench.handlers['comparison.follow']({ comparisonId })
  expect(resumed.outcomes).toEqual({ [before.first]: { kind: 'completed' } })
  expect(resumed.head.planned.map(({ runId }) => runId)).toEqual([before.first, runs[0]?.runId])
  await setting.untilEnded()
  const { outcomes } = applyComparisonBatch(resumed, setting.comparisonEvents)
  expect(Object.keys(outcomes)).toEqual([before.first, runs[0]?.runId])
})

test('comparisons are listed newest first; one that cannot be read hides none', async () => {
  const setting = await begun()
  await setting.untilEnded()
  await setting.clock.advance(60_000)
  const { comparisonId: damagedId } = await setting.workbench.handlers['comparison.start'](ask)
  while (setting.comparisonEvents.filter(({ kind }) => kind === 'ended').length < 2) await setting.clock.advance(100)
  writeFileSync(join(setting.root, 'data', 'comparisons', damagedId, 'comparison.json'), '{}')
  await setting.clock.advance(60_000)
  const { comparisonId: onId } = await setting.workbench.handlers['comparison.start'](ask)
  const listed = await setting.workbench.handlers['comparison.list']({})
  expect(listed.map(({ id, outcome }) => [id, outcome])).toEqual([
    [onId, 'running'],
    [damagedId, 'unreadable'],
    [setting.comparisonId, 'completed'],
  ])
  expect(listed[0]?.endedAt).toBeUndefined()
  const { endedAt } = setting.store.open(setting.second).manifest
  expect(listed[2]).toEqual({
    id: setting.comparisonId,
    createdAt: '2026-01-01T00:00:00.000Z',
    endedAt,
    configurations: ['one:baseline', 'two:tuned'],
    profile: 'short',
    timeScale: 1,
    repeat: 1,
    outcome: 'completed',
    runIds: [setting.first, setting.second],
  })
  rmSync(join(setting.root, 'data', 'runs', setting.second), { recursive: true })
  const [, , without] = await setting.workbench.handlers['comparison.list']({})
  expect(without?.endedAt).toBe(setting.store.open(setting.first).manifest.endedAt)
})
