import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { stageLevel } from '../../../shared/load/toPhases.ts'
import { looseSigns } from '../../../shared/text/testing/wordListRules.ts'
import { openCatalogue } from './openCatalogue.ts'
import { resolveConfiguration } from './resolveConfiguration.ts'
import { planLines } from './testing/planLines.ts'

const repository = join(import.meta.dirname, '..', '..', '..')
const resources = join(repository, 'resources')
const catalogue = openCatalogue([resources], (path) => relative(repository, path))

test('every built-in file can be read, and there are some', () => {
  expect(catalogue.topologies.problems).toEqual([])
  expect(catalogue.profiles.problems).toEqual([])
  expect(catalogue.scenarios.problems).toEqual([])
  expect(catalogue.objectives.problems).toEqual([])
  expect(catalogue.topologies.items.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['duo-lb', 'solo', 'trio-cache']),
  )
})

test('their French has its own signs', () => {
  const french = [...JSON.stringify(catalogue).matchAll(/"fr":"((?:[^"\\\\]|\\\\.)*)"/g)].map(([, text = '']) => text)
  expect(french.length).toBeGreaterThan(50)
  expect(looseSigns(Object.fromEntries(french.map((text) => [text, text])))).toEqual([])
})

test('what a balancer is said to promise is what its profile sets', () => {
  const declared = catalogue.topologies.items.flatMap(({ failover }) => (failover === undefined ? [] : [failover]))
  expect(declared.length).toBeGreaterThan(0)
  for (const { parameter, values } of declared) {
    expect(parameter).toBe('NGINX_PROFILE')
    for (const [profile, { maxFails, failTimeoutSeconds }] of Object.entries(values)) {
      const written = readFileSync(join(resources, 'images', 'nginx', 'profiles', `${profile}.conf`), 'utf8')
      const [, fails = '1', seconds = '10'] = /max_fails=(\d+) fail_timeout=(\d+)s/.exec(written) ?? []
      expect([profile, maxFails, failTimeoutSeconds]).toEqual([profile, Number(fails), Number(seconds)])
    }
  }
})

test.each<[profile: string, requirement: string, stages: [seconds: number, users: number][]]>([
  [
    'quick',
    'ours',
    [
      [10, 50],
      [20, 50],
      [10, 150],
      [20, 150],
    ],
  ],
  [
    'stress',
    'A4',
    [
      [30, 100],
      [30, 100],
      [60, 300],
      [60, 300],
      [60, 700],
      [60, 700],
    ],
  ],
  [
    'endurance',
    'A5',
    [
      [60, 30],
      [120, 30],
      [60, 100],
      [180, 100],
      [60, 200],
      [180, 200],
      [60, 300],
      [180, 300],
    ],
  ],
  [
    'intensive',
    'A6',
    [
      [120, 1000],
      [60, 1000],
      [60, 1500],
      [60, 1500],
      [60, 2000],
      [120, 2000],
    ],
  ],
])('profile %s is that of the requirements (%s)', (id, _, stages) => {
  expect(catalogue.profile(id).stages.map((stage) => [stage.durationMs / 1000, stageLevel(stage)])).toEqual(stages)
})

test('scenario catalogue has the weights of the requirements', () => {
  const { requests, think } = catalogue.scenario('catalogue')
  expect(requests.map(({ weight }) => weight)).toEqual([40, 20, 15, 10, 10, 5])
  expect(think).toEqual({ meanMs: 1000, spreadPercent: 50 })
})

test('objectives server are the targets of the small-server study, no more and no less', () => {
  const { targets, capacity } = catalogue.objective('server')
  expect(
    targets.map(({ metric, service, endpoint, below, above }) => [metric, service ?? endpoint, below, above]),
  ).toEqual([
    ['throughputPerS', undefined, undefined, 200],
    ['p99Ms', undefined, 100, undefined],
    ['p50Ms', undefined, 30, undefined],
    ['errorRate', undefined, 0.01, undefined],
    ['serviceMemoryMiB', 'api', 128, undefined],
    ['serviceMemoryMiB', 'database', 512, undefined],
    ['stackLoad1', undefined, 2, undefined],
  ])
  expect(capacity).toEqual({ errorRate: 0.01, p95Ms: 2000 })
})

test('objectives monitoring are the thresholds of the small-server study: normal up to, alert from', () => {
  const { targets } = catalogue.objective('monitoring')
  expect(targets.map(({ metric, service, warning, below }) => [metric, service, warning, below])).toEqual([
    ['serviceCpuPercent', 'api', 30, 80],
    ['serviceMemoryMiB', 'api', 50, 200],
    ['serviceCpuPercent', 'database', 30, 60],
    ['serviceMemoryMiB', 'database', 100, 400],
    ['serviceMemoryMiB', 'proxy', 60, 75],
    ['stackLoad1', undefined, 1.5, 3],
    ['diskBusyPercent', undefined, 20, 80],
  ])
  expect(targets.every(({ kind }) => kind === 'monitoring')).toBe(true)
})

test('objectives study-a judge errors and P95 by the bounds of its capacity', () => {
  const { targets, capacity } = catalogue.objective('study-a')
  expect(targets.map(({ metric, below, above, warning }) => [metric, below ?? above, warning])).toEqual([
    ['errorRate', capacity.errorRate, 0.005],
    ['p95Ms', capacity.p95Ms, 1500],
  ])
})

// One golden file a topology: the baseline's plan, then what each variant changes. `vitest -u` writes them anew.
test.each(catalogue.topologies.items)('$id: its plans', async (topology) => {
  const baseline = linesOf('baseline')
  const changed = Object.keys(topology.variants)
    .filter((variant) => variant !== 'baseline')
    .map((variant) => `# ${variant}\n${difference(baseline, linesOf(variant)).join('\n')}\n`)
  const golden = join(import.meta.dirname, 'testing', 'golden', `${topology.id}.plan.txt`)
  await expect(`# baseline\n${baseline.join('\n')}\n${changed.join('')}`).toMatchFileSnapshot(golden)

  function linesOf(variant: string): readonly string[] {
    return planLines(catalogue.stackPlan(resolveConfiguration(topology, variant, {})), resources)
  }
})

function difference(before: readonly string[], after: readonly string[]): readonly string[] {
  return [
    ...before.filter((line) => !after.includes(line)).map((line) => `- ${line}`),
    ...after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`),
  ]
}
