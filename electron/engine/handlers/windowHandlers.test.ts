import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Answer, Ask, RequestName } from '../../../shared/contract/requests.ts'
import { answer } from '../../../shared/contract/serve.ts'
import type { Failure } from '../../../shared/domain/failure.ts'
import { fakeEngine } from '../testing/fakeEngine.ts'
import { type FakeWorkbench, fakeWorkbench } from '../testing/fakeWorkbench.ts'
import { configurationOutline } from '../topology/configurationOutline.ts'
import { openCatalogue } from '../topology/openCatalogue.ts'

async function asked<N extends RequestName>({ workbench }: FakeWorkbench, name: N, input: Ask<N>): Promise<Answer<N>> {
  const answered = await answer(workbench.handlers, name, input)
  if (!answered.ok) throw new Error(JSON.stringify(answered.failure))
  return answered.value
}

async function refused<N extends RequestName>({ workbench }: FakeWorkbench, name: N, input: Ask<N>): Promise<Failure> {
  const answered = await answer(workbench.handlers, name, input)
  if (answered.ok) throw new Error('was answered')
  return answered.failure
}

const ask = { configurations: ['one', 'two:tuned'], profile: 'short', timeScale: 1, set: {}, seed: 1, repeat: 1 }

test('the outline of a configuration: containers, budgets with their factors, every value', async () => {
  const setting = fakeWorkbench()
  expect(
    await asked(setting, 'configuration.outline', { configuration: 'two:tuned', parameters: { DB_MAX: '5' } }),
  ).toEqual({
    configuration: 'two:tuned',
    containers: [
      { name: 'db', service: 'db', role: 'database' },
      { name: 'api-1', service: 'api', role: 'api' },
    ],
    budgets: [
      {
        title: { en: 'Connections', fr: 'Connexions' },
        factors: [{ parameter: 'WORKERS', value: 4 }],
        needed: 4,
        available: 5,
      },
    ],
    parameters: { WORKERS: '4', DB_MAX: '5' },
  })
  expect(setting.engine.asked).toEqual([])
})

test('values and names that do not fit are told together, under the configuration’s name', async () => {
  const setting = fakeWorkbench()
  const parameters = { WORKERS: '99', DB_MAX: 'many', THREADS: '2' }
  const failure = await refused(setting, 'configuration.outline', { configuration: 'one', parameters })
  const problems = failure.kind === 'badInput' ? failure.problems : []
  expect(problems.map(({ where, field }) => `${where} ${field}`)).toEqual([
    'one:baseline THREADS',
    'one:baseline WORKERS',
    'one:baseline DB_MAX',
  ])
  expect(await refused(setting, 'configuration.outline', { configuration: 'three', parameters: {} })).toMatchObject({
    kind: 'unknownName',
    what: 'topology',
  })
})

test('every built-in configuration has an outline, with quotas where it has limits', () => {
  const catalogue = openCatalogue([join(import.meta.dirname, '..', '..', '..', 'resources')], (path) => path)
  for (const { id, variants } of catalogue.topologies.items) {
    for (const variant of Object.keys(variants)) {
      const { configuration, containers } = configurationOutline(`${id}:${variant}`, {}, catalogue)
      expect(configuration).toBe(`${id}:${variant}`)
      expect(containers.filter(({ role }) => role === 'api').length).toBeGreaterThan(0)
    }
  }
  const { containers, budgets } = configurationOutline('trio-cache:tuned', { API_INSTANCES: '2' }, catalogue)
  const apis = containers.filter(({ role }) => role === 'api')
  expect(apis.map(({ name, cpus, memoryBytes }) => [name, cpus, memoryBytes])).toEqual([
    ['api-1', 1, 2 ** 30],
    ['api-2', 1, 2 ** 30],
  ])
  for (const { factors, needed } of budgets) expect(factors.reduce((all, { value }) => all * value, 1)).toBe(needed)
})

test('a comparison is discarded with its runs and restored; its report is the same', async () => {
  const setting = fakeWorkbench()
  const { comparisonId: id } = await asked(setting, 'comparison.start', ask)
  expect(await refused(setting, 'run.discard', { id })).toMatchObject({ kind: 'stillOn', id })
  await setting.untilEnded()
  const before = await asked(setting, 'comparison.open', { comparisonId: id })
  expect((await asked(setting, 'run.discard', { id })).discarded).toHaveLength(3)
  expect(await asked(setting, 'run.list', {})).toEqual([])
  expect((await asked(setting, 'run.restore', { id })).restored).toHaveLength(3)
  expect(await asked(setting, 'comparison.open', { comparisonId: id })).toEqual(before)
  expect(await refused(setting, 'run.restore', { id })).toMatchObject({ kind: 'unknownName', what: 'discarded run' })
})

test('settings are those that were saved last; what is none is refused', async () => {
  const setting = fakeWorkbench()
  expect(await asked(setting, 'settings.read', {})).toEqual({ language: 'system', theme: 'system', singleKeys: true })
  const chosen = { language: 'fr', theme: 'dark', singleKeys: false } as const
  expect(await asked(setting, 'settings.save', chosen)).toEqual(chosen)
  expect(await asked(fakeWorkbench({ root: setting.root }), 'settings.read', {})).toEqual(chosen)
  expect(await refused(setting, 'settings.save', { ...chosen, theme: 'pink' as 'dark' })).toMatchObject({
    kind: 'badInput',
  })
})

test('the engine is described with the product’s version and the data folder, and what is wrong in both languages', async () => {
  const setting = fakeWorkbench()
  const dataFolder = join(setting.root, 'data')
  expect(await asked(setting, 'engine.describe', {})).toMatchObject({ usable: true, palier: '0', dataFolder })
  const failure: Failure = { kind: 'dockerUnreachable', explicit: false, tried: [] }
  const without = fakeWorkbench({ engine: fakeEngine({ fails: { at: 'describe', failure } }) })
  expect(await asked(without, 'engine.describe', {})).toMatchObject({
    usable: false,
    palier: '0',
    problem: { en: 'No Docker engine was found.', fr: 'Aucun moteur Docker n’a été trouvé.' },
    fix: { en: expect.stringContaining('Install Docker'), fr: expect.stringContaining('Installez Docker') },
  })
})
