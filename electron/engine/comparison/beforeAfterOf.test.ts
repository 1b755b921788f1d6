import { expect, test } from 'vitest'
import type { ComparisonAsk } from '../../../shared/contract/comparisonAsk.ts'
import { answer } from '../../../shared/contract/serve.ts'
import { FakeClock } from '../testing/fakeClock.ts'
import { fakeEngine } from '../testing/fakeEngine.ts'
import { fakeWorkbench } from '../testing/fakeWorkbench.ts'
import { servedTopology } from '../testing/servedTopology.ts'

async function compared(...configurations: string[]) {
  const clock = new FakeClock()
  const setting = fakeWorkbench({ clock, engine: fakeEngine({ clock }), files: servedTopology() })
  const ask: ComparisonAsk = {
    configurations,
    profile: 'short',
    timeScale: 1,
    set: {},
    seed: 1,
    repeat: 1,
    warmUp: 'none',
  }
  const started = await answer(setting.workbench.handlers, 'comparison.start', ask)
  if (!started.ok) throw new Error(JSON.stringify(started.failure))
  await setting.untilEnded()
  return setting.store.openComparison(started.value.comparisonId)
}

test('both variants among the configurations, in whatever order: they are the pair of the comparison', async () => {
  const { beforeAfter, runs } = await compared('one', 'small:after', 'small:before')
  expect(beforeAfter).toEqual({ before: 'small:before', after: 'small:after' })
  expect(runs.map(({ configuration, outcome, server }) => [configuration.id, outcome.kind, server?.isKept])).toEqual([
    ['one:baseline', 'completed', undefined],
    ['small:after', 'completed', true],
    ['small:before', 'completed', true],
  ])
  expect(runs[1]?.server).toMatchObject({
    cpus: 1,
    cpuset: '0',
    limitBytes: 1360 * 2 ** 20,
    mostMemoryBytes: 3 * 2 ** 20,
  })
})

test('one of the two is no pair', async () => {
  expect(await compared('small:after', 'small:huge').catch(({ message }) => message)).toContain('serverUnfit')
  expect(await compared('small:after', 'one')).not.toHaveProperty('beforeAfter')
})
