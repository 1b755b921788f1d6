import { expect, test } from 'vitest'
import type { ComparisonAsk, StartCheck } from '../../../../shared/contract/comparisonAsk.ts'
import type { Answer } from '../../../../shared/contract/requests.ts'
import { answer } from '../../../../shared/contract/serve.ts'
import type { Failure } from '../../../../shared/domain/failure.ts'
import { fakeEngine } from '../../testing/fakeEngine.ts'
import { type FakeWorkbench, fakeWorkbench } from '../../testing/fakeWorkbench.ts'

const ask: ComparisonAsk = {
  configurations: ['one', 'two:tuned'],
  profile: 'short',
  timeScale: 1,
  set: {},
  seed: 1,
  repeat: 3,
}

async function checked(
  { workbench }: FakeWorkbench,
  changes: Partial<ComparisonAsk> = {},
): Promise<Answer<'comparison.check'>> {
  const answered = await answer(workbench.handlers, 'comparison.check', { ...ask, ...changes })
  if (!answered.ok) throw new Error(JSON.stringify(answered.failure))
  return answered.value
}

const plain = (text = ''): string => text.replaceAll(/[\u00a0\u202f]/g, ' ')
const states = (checks: readonly StartCheck[]): string[] => checks.map(({ id, state }) => `${id} ${state}`)
const one = (checks: readonly StartCheck[], id: StartCheck['id']): StartCheck => {
  const found = checks.filter((check) => check.id === id)
  if (found[0] === undefined || found.length > 1) throw new Error(`${found.length} checks ${id}`)
  return found[0]
}

/** One topology whose instances have limits. */
const limited = {
  'topologies/big/compose.yaml': `name: big
x-palier:
  title: { en: Big, fr: Grand }
  entry: { service: api, port: 8000 }
  roles: { api: api }
  health: { entry: /health, instance: /health }
  scenario: browse
services:
  api:
    image: x/api
    deploy: { resources: { limits: { cpus: "3.5", memory: 7g } } }
`,
}

test('all is well: every check says so with its figures, and the runs are counted', async () => {
  const { checks, runs, estimateMs, warnings } = await checked(fakeWorkbench())
  expect(runs).toBe(6)
  // Six times five seconds of load, and what comes around each.
  expect(estimateMs).toBeGreaterThan(6 * 5000)
  expect(warnings).toEqual([])
  expect(states(checks)).toEqual([
    'docker ok',
    'images ok',
    'cores ok',
    'memory ok',
    'otherRuns ok',
    'disk ok',
    'budgets ok',
  ])
  expect(checks.map(({ message }) => plain(message.en))).toEqual([
    'Docker 27.0.0 answers: 4 cores, 7.5 GiB of memory.',
    'Every image is built (2).',
    'The containers share 3 cores; 1 core is kept for the load.',
    'No container has a memory limit of its own; the engine has 7.5 GiB.',
    'No other run is on.',
    expect.stringMatching(/^100 GiB free for results in .*data\.$/),
    'two:tuned: Connections: at most 4 of 10.',
  ])
  expect(checks.every(({ fix, action }) => fix === undefined && action === undefined)).toBe(true)
})

test('without Docker the check is a problem with its command, and what else can be known is told', async () => {
  const failure: Failure = {
    kind: 'dockerUnreachable',
    explicit: false,
    tried: [{ source: '/run/docker.sock', address: '/run/docker.sock', reason: 'refused', message: '' }],
  }
  const { checks, runs } = await checked(fakeWorkbench({ engine: fakeEngine({ fails: { at: 'describe', failure } }) }))
  expect(runs).toBe(6)
  expect(states(checks)).toEqual(['docker problem', 'otherRuns ok', 'disk ok', 'budgets ok'])
  const docker = one(checks, 'docker')
  expect(docker.message.en).toContain('Docker is not running at /run/docker.sock.')
  expect(docker.message.fr).toContain('Docker ne tourne pas à /run/docker.sock.')
  expect(plain(docker.fix?.fr)).toBe('Lancez-le : `sudo systemctl start docker`.')
  expect(docker.action).toEqual({ kind: 'command', command: 'sudo systemctl start docker' })
})

test('an advice without a command has no action', async () => {
  const failure: Failure = { kind: 'dockerUnfit', why: 'its API is too old', fix: 'update Docker' }
  const { checks } = await checked(fakeWorkbench({ engine: fakeEngine({ fails: { at: 'describe', failure } }) }))
  expect(one(checks, 'docker')).not.toHaveProperty('action')
})

test('images that are missing are named, with the time and the request that builds them', async () => {
  const images = { base: false, missing: ['x/api:latest', 'x/db'] }
  const { checks } = await checked(fakeWorkbench({ engine: fakeEngine({ images }) }))
  const check = one(checks, 'images')
  expect(check).toMatchObject({ state: 'warning', action: { kind: 'request', name: 'image.build' } })
  expect(plain(check.message.en)).toBe('2 of 2 images have to be built first, in about 1 min 20 s: x/api, x/db.')
})

test('an image that no registry gives is a problem, with what to choose instead', async () => {
  const unobtainable = [
    {
      kind: 'imageMissing',
      image: 'traefik:v3',
      message: 'no such host',
      neededBy: 'x/edge-traefik:latest',
      unanswered: true,
      alternatives: { parameter: 'EDGE', values: ['nginx', 'caddy'] },
    },
  ] as const
  const images = { missing: ['x/edge-traefik:latest'], unobtainable }
  const { checks, warnings } = await checked(fakeWorkbench({ engine: fakeEngine({ images }) }))
  const check = one(checks, 'images')
  expect(check).toMatchObject({ state: 'problem' })
  expect(check).not.toHaveProperty('action')
  expect(plain(check.fix?.en)).toMatch(/^Choose EDGE=nginx or caddy; /)
  expect(plain(check.fix?.fr)).toMatch(/^Choisissez EDGE=nginx ou caddy ; /)
  expect(warnings.map(({ en }) => en)).toEqual([
    'The image traefik:v3 is not on this machine, and x/edge-traefik is built on it. No registry answered. Docker says: no such host. Choose EDGE=nginx or caddy; or, where a registry can be reached, pull it with `docker pull traefik:v3`.',
  ])
})

test('limits beyond the machine are warned about with the configuration and the sums', async () => {
  const { checks } = await checked(fakeWorkbench({ files: limited }), { configurations: ['one', 'big'] })
  expect(one(checks, 'cores')).toMatchObject({ state: 'warning', fix: {} })
  expect(one(checks, 'cores').message.en).toMatch(/^big:baseline: CPU limits add up to 3\.5 cores, .* share 3:/)
  expect(one(checks, 'memory').message.en).toMatch(/^big:baseline: Memory limits add up to 7\.0 GiB, /)
})

test('a run that is on is named, also among the warnings that a terminal shows', async () => {
  const setting = fakeWorkbench()
  setting.leases.take('some-run')
  const { checks, warnings } = await checked(setting)
  expect(one(checks, 'otherRuns')).toMatchObject({ state: 'warning' })
  expect(warnings.map(({ en }) => en)).toEqual(['Another run is on (some-run): the two will measure each other.'])
})

test.each([
  [99 * 2 ** 20, 'problem', '99 MiB'],
  [500 * 2 ** 20, 'warning', '500 MiB'],
  [2 ** 30, 'ok', '1.0 GiB'],
] as const)('%i bytes free: %s', async (freeBytes, state, figure) => {
  const { checks } = await checked(fakeWorkbench({ freeBytes }))
  expect(one(checks, 'disk').state).toBe(state)
  expect(plain(one(checks, 'disk').message.en)).toContain(`${figure} free`)
  expect(one(checks, 'disk').fix !== undefined).toBe(state !== 'ok')
})

test('a supply that is exceeded, in one configuration alone', async () => {
  const { checks, warnings } = await checked(fakeWorkbench(), { parameters: { one: { WORKERS: '8', DB_MAX: '5' } } })
  expect(one(checks, 'budgets')).toMatchObject({ state: 'warning', fix: {} })
  expect(one(checks, 'budgets').message.en).toBe(
    'one:baseline: Connections: 8 workers, but 5 are available. Expect refusals under load.',
  )
  expect(warnings).toHaveLength(1)
})

test('what every check says in French keeps to its typography', async () => {
  const failure: Failure = { kind: 'dockerUnreachable', explicit: false, tried: [] }
  const settings = [
    fakeWorkbench(),
    fakeWorkbench({
      freeBytes: 1,
      files: limited,
      engine: fakeEngine({ images: { base: false, missing: ['x/api'] } }),
    }),
    fakeWorkbench({ engine: fakeEngine({ fails: { at: 'describe', failure } }) }),
  ]
  settings[1]?.leases.take('some-run')
  for (const setting of settings) {
    const configurations = setting === settings[1] ? ['one', 'big'] : ['one', 'two']
    const { checks } = await checked(setting, { configurations, parameters: { one: { WORKERS: '8', DB_MAX: '5' } } })
    for (const text of checks.flatMap(({ message, fix }) => [message, ...(fix === undefined ? [] : [fix])])) {
      expect(text.fr).not.toBe(text.en)
      expect(text.fr).not.toMatch(/ [:;!?%»]|« |[a-z]'[a-z]/i)
    }
  }
})

test('a plan that would take longer than a week is refused, by what it takes after time scale', async () => {
  const month = `name: month
title: { en: Month, fr: Mois }
model: closed
stages:
  - { duration: 3h, users: 1 }
`
  const setting = fakeWorkbench({ files: { 'profiles/month.yaml': month } })
  const long = await answer(setting.workbench.handlers, 'comparison.check', {
    ...ask,
    profile: 'month',
    timeScale: 100,
  })
  expect(long).toMatchObject({ ok: false, failure: { kind: 'badInput', problems: [{ where: 'profile' }] } })
  const load = { kind: 'profile', profile: 'month', timeScale: 100 } as const
  const onUrl = await answer(setting.workbench.handlers, 'load.start', { url: 'http://127.0.0.1:8000/', load, seed: 1 })
  expect(onUrl).toMatchObject({ ok: false, failure: { kind: 'badInput', problems: [{ where: 'profile' }] } })
})
