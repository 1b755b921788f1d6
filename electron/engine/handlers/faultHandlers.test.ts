import { expect, test } from 'vitest'
import type { ComparisonAsk } from '../../../shared/contract/comparisonAsk.ts'
import { answer } from '../../../shared/contract/serve.ts'
import { writtenFault } from '../../../shared/domain/writtenFault.ts'
import { type FakeWorkbench, fakeWorkbench } from '../testing/fakeWorkbench.ts'

/** Five seconds of load on `api-1` and `db`. */
const ask: ComparisonAsk = {
  configurations: ['one'],
  profile: 'short',
  timeScale: 1,
  set: {},
  seed: 1,
  repeat: 1,
}

async function started(setting: FakeWorkbench, changes: Partial<ComparisonAsk> = {}): Promise<string> {
  const answered = await answer(setting.workbench.handlers, 'comparison.start', { ...ask, ...changes })
  if (!answered.ok) throw new Error(JSON.stringify(answered.failure))
  return answered.value.runs[0]?.runId ?? ''
}

async function problemsOf(setting: FakeWorkbench, changes: Partial<ComparisonAsk>): Promise<string[]> {
  const answered = await answer(setting.workbench.handlers, 'comparison.start', { ...ask, ...changes })
  if (answered.ok || answered.failure.kind !== 'badInput') throw new Error(JSON.stringify(answered))
  return answered.failure.problems.map(({ where, field, found, expected }) => `${where} ${field}|${found}|${expected}`)
}

function told({ events }: FakeWorkbench): string[] {
  return events.flatMap((event) =>
    event.kind === 'fault' ? [`${event.atMs} ${event.what} ${writtenFault(event.fault.action)}`] : [],
  )
}

const withFaults = (faults: string) => ({
  'profiles/short.yaml': `name: short
title: { en: Short, fr: Court }
model: closed
stages:
  - { duration: 5s, users: 4 }
faults:
${faults}`,
})

test('of the profile and of the ask together, with the time scale of the stages; kept in the manifest and in the ask', async () => {
  const setting = fakeWorkbench({ files: withFaults('  - { at: 3s, for: 1s, fault: pause db }\n') })
  const faults = ['at=1s kill api-1']
  const runId = await started(setting, { timeScale: 2, faults })
  await setting.untilEnded()
  expect(told(setting)).toEqual(['2000 begun kill api-1', '6000 begun pause db', '8000 over pause db'])
  const planned = [
    { atMs: 2000, action: { kind: 'kill', container: 'api-1' } },
    { atMs: 6000, forMs: 2000, action: { kind: 'pause', container: 'db' } },
  ]
  expect(setting.store.open(runId).manifest.faults).toEqual(planned)
  const [listed] = setting.store.listComparisons()
  expect(setting.store.openComparison(listed?.id ?? '').ask?.faults).toEqual(faults)
})

test('a run without any says nothing of them', async () => {
  const setting = fakeWorkbench()
  const runId = await started(setting)
  await setting.untilEnded()
  expect(setting.store.open(runId).manifest).not.toHaveProperty('faults')
})

test('what cannot be read, comes too late or has no such container: all at once, before anything is created', async () => {
  const setting = fakeWorkbench({ files: withFaults('  - { at: 1s, fault: kill api-2 }\n') })
  const names = 'one of its containers: db, api-1'
  expect(await problemsOf(setting, { faults: ['kill db', 'at=5s kill db'] })).toEqual([
    '--fault |"kill db"|at= once, with the time from the start of measuring, such as at=60s',
    '--fault |at=5s kill db|a moment before the end of the profile short at 5s',
    `profile short faults[0]|kill api-2, and one:baseline has no api-2|${names}`,
  ])
  expect(setting.engine.asked).toEqual([])
})

test('by hand, in the run that is measured and in no other', async () => {
  const setting = fakeWorkbench()
  const { handlers } = setting.workbench
  const action = { kind: 'kill', container: 'api-1' } as const
  const runId = await started(setting)
  const refused = { ok: false, failure: { kind: 'faultRefused', why: { kind: 'notMeasuring' } } }
  expect(await answer(handlers, 'fault.inject', { runId, action })).toMatchObject(refused)
  while (!setting.events.some((event) => event.kind === 'tick')) await setting.clock.advance(100)
  expect(await answer(handlers, 'fault.inject', { runId: 'another', action })).toMatchObject(refused)
  expect(await answer(handlers, 'fault.inject', { runId, action })).toEqual({ ok: true, value: {} })
  expect(await answer(handlers, 'fault.undo', { runId, action })).toEqual({ ok: true, value: { undone: true } })
  expect(await answer(handlers, 'fault.undo', { runId, action })).toEqual({ ok: true, value: { undone: false } })
  await setting.untilEnded()
  expect(await answer(handlers, 'fault.undo', { runId, action })).toMatchObject(refused)
  expect(told(setting).map((line) => line.replace(/^\d+ /, ''))).toEqual(['begun kill api-1', 'over kill api-1'])
})

test('a URL has no containers: a profile that does something to them is refused', async () => {
  const setting = fakeWorkbench({ files: withFaults('  - { at: 1s, fault: kill db }\n') })
  const load = { kind: 'profile', profile: 'short', timeScale: 1 }
  const asked = { url: 'http://127.0.0.1:1/', load, seed: 1 }
  expect(await answer(setting.workbench.handlers, 'load.start', asked)).toMatchObject({
    ok: false,
    failure: {
      kind: 'badInput',
      problems: [{ where: '--profile', expected: expect.stringMatching(/without faults/) }],
    },
  })
})
