import { expect, test } from 'vitest'
import { judgedRuns } from '../../../shared/analysis/relativeTargets.ts'
import type { ComparisonAsk } from '../../../shared/contract/comparisonAsk.ts'
import { failureText } from '../../../shared/text/failureText.ts'
import { baselineRunNotes } from '../../../shared/text/report/baselineRunNotes.ts'
import { reportTexts } from '../../../shared/text/report/reportTexts.ts'
import { repeatCommand } from '../report/repeatCommand.ts'
import { type FakeWorkbench, fakeWorkbench } from '../testing/fakeWorkbench.ts'

const plain: ComparisonAsk = {
  configurations: ['one'],
  profile: 'short',
  timeScale: 1,
  set: {},
  seed: 1,
  repeat: 1,
  warmUp: 'none',
}

/** A comparison to its end; gives its id and its first run's. */
async function done({ workbench, clock, comparisonEvents }: FakeWorkbench, ask: Partial<ComparisonAsk>) {
  const { comparisonId, runs } = await workbench.handlers['comparison.start']({ ...plain, ...ask })
  const isEnded = () => comparisonEvents.some((event) => event.kind === 'ended' && event.comparisonId === comparisonId)
  for (let steps = 0; steps < 1000 && !isEnded(); steps += 1) await clock.advance(250)
  expect(isEnded()).toBe(true)
  return { comparisonId, runId: runs[0]?.runId ?? '' }
}

test('a run is held against one of before, by the objectives of now, and says which it was', async () => {
  const setting = fakeWorkbench({})
  // Without objectives of its own: what it measured is made of its records again.
  const before = await done(setting, {})
  const asked = { objectives: 'no-worse', baselineRun: before.runId, configurations: ['one:tuned'] }
  const now = await done(setting, asked)
  const stored = await setting.workbench.handlers['comparison.open']({ comparisonId: now.comparisonId })
  expect(stored.baselineRun).toMatchObject({ runId: before.runId, configuration: 'one:baseline' })
  expect(Object.keys(stored.baselineRun?.figures ?? {})).toEqual(['p95', 'rate-1s'])
  expect(stored.baselineRun?.differences.map(({ input }) => input)).toEqual(
    expect.arrayContaining(['variant', 'parameters.WORKERS']),
  )
  const [run] = judgedRuns(stored)
  for (const target of run?.targets ?? []) {
    expect(target).toMatchObject({ comparedRun: before.runId, compared: stored.baselineRun?.figures[target.name] })
    expect(target.state).toBe('pass')
  }
  expect(stored.comparison.rows[0]?.targets.map(({ comparedRun }) => comparedRun)).toEqual([before.runId, before.runId])
  expect(baselineRunNotes(stored, reportTexts('en', 'UTC')).join(' ')).toMatch(
    new RegExp(`held against run ${before.runId} \\(one:baseline, .*differs from that run in: .*WORKERS 2 → 4`),
  )
  expect(repeatCommand(stored)).toContain(`--baseline ${before.runId}`)
})

test('the same configuration again is judged too: it is not the baseline itself', async () => {
  const setting = fakeWorkbench({})
  const before = await done(setting, {})
  const now = await done(setting, { objectives: 'no-worse', baselineRun: before.runId })
  const stored = await setting.workbench.handlers['comparison.open']({ comparisonId: now.comparisonId })
  expect(judgedRuns(stored)[0]?.targets.map(({ state }) => state)).toEqual(['pass', 'pass'])
})

test.each<{ name: string; ask: Partial<ComparisonAsk>; told: readonly string[] }>([
  {
    name: 'another load, everything of it at once',
    ask: { objectives: 'no-worse', seed: 2, timeScale: 0.5, warmUp: '5s', faults: ['at=1s kill api-1'] },
    told: ['--seed 1', '--time-scale 1', '--warm-up none', 'faults', 'under another load cannot be compared'],
  },
  { name: 'nothing to hold against it', ask: { objectives: 'goals' }, told: ['relativeTo: baseline', '--objectives'] },
  { name: 'no objectives at all', ask: {}, told: ['relativeTo: baseline'] },
])('refused before anything is created: $name', async ({ ask, told }) => {
  const setting = fakeWorkbench({})
  const before = await done(setting, {})
  const asked = { ...plain, ...ask, baselineRun: before.runId }
  for (const name of ['comparison.check', 'comparison.start'] as const) {
    const failure = await setting.workbench.handlers[name](asked).then(
      () => undefined,
      (error: { readonly failure: Parameters<typeof failureText>[0] }) => error.failure,
    )
    if (failure === undefined) throw new Error('not refused')
    const words = JSON.stringify(failureText(failure, 'linux'))
    for (const part of told) expect(words).toContain(part)
    expect(words).toContain(before.runId)
  }
  expect(setting.store.list()).toHaveLength(1)
})

test('a run that is not there, and one that did not complete', async () => {
  const setting = fakeWorkbench({})
  const none = setting.workbench.handlers['comparison.check']({ ...plain, baselineRun: '20260101-000000-none' })
  await expect(none).rejects.toMatchObject({ failure: { kind: 'unknownName', what: 'run' } })
  const { comparisonId, runs } = await setting.workbench.handlers['comparison.start'](plain)
  await setting.clock.advance(1500)
  await setting.workbench.handlers['comparison.stop']({ comparisonId })
  await setting.untilEnded()
  const asked = { ...plain, objectives: 'no-worse', baselineRun: runs[0]?.runId ?? '' }
  await expect(setting.workbench.handlers['comparison.check'](asked)).rejects.toMatchObject({
    failure: {
      kind: 'badInput',
      problems: [{ where: '--baseline', found: expect.stringContaining('which is stopped') }],
    },
  })
})
