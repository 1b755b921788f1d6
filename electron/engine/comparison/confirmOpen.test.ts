import { expect, test } from 'vitest'
import type { ComparisonAsk } from '../../../shared/contract/comparisonAsk.ts'
import type { Answer } from '../../../shared/contract/requests.ts'
import { answer } from '../../../shared/contract/serve.ts'
import { comparisonSchema } from '../../../shared/domain/comparisonSchema.ts'
import type { Comparison } from '../../../shared/domain/runResult.ts'
import { FakeClock } from '../testing/fakeClock.ts'
import { createFakeLoad, fakeCell } from '../testing/fakeLoad.ts'
import { type FakeWorkbench, fakeWorkbench } from '../testing/fakeWorkbench.ts'

const ask: ComparisonAsk = {
  configurations: ['one', 'two:tuned'],
  profile: 'short',
  timeScale: 1,
  set: {},
  seed: 1,
  repeat: 2,
  confirmOpen: true,
}

type Asked = 'comparison.start' | 'comparison.resume' | 'comparison.check' | 'comparison.open' | 'comparison.stop'

async function asked<N extends Asked>({ workbench }: FakeWorkbench, name: N, input: unknown): Promise<Answer<N>> {
  const answered = await answer(workbench.handlers, name, input)
  if (!answered.ok) throw new Error(JSON.stringify(answered.failure))
  return answered.value
}

async function ended(setting: FakeWorkbench, id: string): Promise<Comparison> {
  await setting.untilEnded()
  const comparison = await asked(setting, 'comparison.open', { comparisonId: id })
  return comparisonSchema.parse(JSON.parse(JSON.stringify(comparison)))
}

const openProfile = `name: rates
title: { en: Rates, fr: Débits }
model: open
stages:
  - { duration: 2s, rate: 5 }
`

test('after all others each best plateau runs at its rate in the open model, in no median', async () => {
  const setting = fakeWorkbench()
  const without = await asked(setting, 'comparison.check', { ...ask, confirmOpen: false })
  const check = await asked(setting, 'comparison.check', ask)
  expect([without.runs, check.runs]).toEqual([4, 6])
  expect(check.estimateMs - without.estimateMs).toBeGreaterThan(2 * 12_000)

  const { comparisonId, runs } = await asked(setting, 'comparison.start', ask)
  expect(runs.map(({ isConfirmation = false }) => isConfirmation)).toEqual([false, false, false, false, true, true])
  const comparison = await ended(setting, comparisonId)

  expect(comparison.outcome).toBe('completed')
  expect(comparison.runs.map(({ model }) => model)).toEqual(['closed', 'closed', 'closed', 'closed'])
  const [first, second] = comparison.confirmations ?? []
  expect([first?.configuration, second?.configuration]).toEqual(['one:baseline', 'two:tuned'])
  expect(first?.result).toMatchObject({
    model: 'open',
    outcome: { kind: 'completed' },
    profile: {
      id: 'confirm',
      arrivals: 'poisson',
      // The plateau took 3 s, a confirmation never less than 10 s.
      stages: [
        { durationMs: 2000, ratePerS: 4 },
        { durationMs: 10_000, ratePerS: 4 },
      ],
    },
  })
  const manifest = setting.store.open(first?.runId ?? '').manifest
  expect(comparison.comparison.rows[0]?.runIds).toContain(manifest.confirms)
  expect(manifest.comparisonId).toBe(comparisonId)
  const [row] = comparison.comparison.rows
  expect(row?.figures.requests?.runs).toBe(2)
  expect(row?.openConfirmation).toMatchObject({
    kind: 'measured',
    users: 4,
    ratePerS: 4,
    closed: { throughputPerS: 4, holds: true, p50Us: 1000 },
    open: { throughputPerS: 4, holds: true, dropped: 0 },
  })
})

test('the live view knows every run from the beginning', async () => {
  const setting = fakeWorkbench()
  const { comparisonId } = await asked(setting, 'comparison.start', { ...ask, repeat: 1 })
  await setting.untilEnded()
  const followed = await answer(setting.workbench.handlers, 'comparison.follow', { comparisonId })
  if (!followed.ok) throw new Error('not followed')
  const { head, outcomes } = followed.value
  expect(head.planned.map(({ isConfirmation = false }) => isConfirmation)).toEqual([false, false, true, true])
  expect(head.planned.map(({ runId }) => outcomes[runId]?.kind)).toEqual(Array(4).fill('completed'))
})

test('where no plateau held nothing is run, and it says so', async () => {
  const clock = new FakeClock()
  const failing = createFakeLoad(clock, (_, users, { scenario }) =>
    users === 0 ? [] : [fakeCell({ endpoint: scenario.requests[0]?.name ?? '', count: users, outcome: 'http5xx' })],
  )
  const setting = fakeWorkbench({ clock, ports: { load: failing } })
  const { comparisonId } = await asked(setting, 'comparison.start', { ...ask, configurations: ['one'] })
  const { confirmations, comparison, outcome } = await ended(setting, comparisonId)
  expect(outcome).toBe('completed')
  expect(confirmations).toEqual([
    { configuration: 'one:baseline', runId: confirmations?.[0]?.runId, skipped: 'nothingHeld' },
  ])
  expect(comparison.rows[0]?.openConfirmation).toEqual({ kind: 'skipped', reason: 'nothingHeld' })
  expect(setting.comparisonEvents.filter(({ kind }) => kind === 'runStarted')).toHaveLength(2)
})

test('a profile of the open model has nothing to confirm', async () => {
  const setting = fakeWorkbench({ files: { 'profiles/rates.yaml': openProfile } })
  const answered = await answer(setting.workbench.handlers, 'comparison.check', { ...ask, profile: 'rates' })
  expect(answered).toMatchObject({
    ok: false,
    failure: { kind: 'badInput', problems: [{ where: '--confirm-open', fix: 'leave --confirm-open out' }] },
  })
})

test('stopped in a confirmation, it goes on with what is left of them', async () => {
  const setting = fakeWorkbench()
  const { comparisonId, runs } = await asked(setting, 'comparison.start', { ...ask, repeat: 1 })
  const last = runs.at(-1)?.runId
  const isMeasuring = (): boolean => setting.events.some((event) => event.kind === 'tick' && event.runId === last)
  for (let passed = 0; passed < 3000 && !isMeasuring(); passed += 1) await setting.clock.advance(100)
  await asked(setting, 'comparison.stop', { comparisonId })
  const stopped = await ended(setting, comparisonId)
  expect(stopped.outcome).toBe('stopped')
  expect(stopped.comparison.rows.map((row) => row.openConfirmation?.kind)).toEqual(['measured', 'missing'])

  const resumed = await asked(setting, 'comparison.resume', { comparisonId })
  expect(resumed.runs).toMatchObject([{ configurationId: 'two:tuned', isConfirmation: true }])
  for (let passed = 0; passed < 6000 && !isOver(setting); passed += 1) await setting.clock.advance(100)
  const comparison = await asked(setting, 'comparison.open', { comparisonId })
  expect(comparison.outcome).toBe('completed')
  expect(comparison.comparison.rows.map((row) => row.openConfirmation?.kind)).toEqual(['measured', 'measured'])
})

/** A second end, after that of the stop. */
function isOver({ comparisonEvents }: FakeWorkbench): boolean {
  return comparisonEvents.filter(({ kind }) => kind === 'ended').length === 2
}
