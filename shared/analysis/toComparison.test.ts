import { describe, expect, test } from 'vitest'
import { comparisonSchema } from '../domain/comparisonSchema.ts'
import type { RunManifest } from '../domain/manifest.ts'
import type { RunResult } from '../domain/runResult.ts'
import { aManifest, closedProfile, openProfile } from '../testing/aManifest.ts'
import { resultOf } from '../testing/resultOf.ts'
import { toComparison } from './toComparison.ts'

const base = aManifest({ outcome: { kind: 'completed' } })

function runOf(changes: Partial<RunManifest>): RunResult {
  return resultOf({ manifest: { ...base, ...changes } })
}

const tuned = { ...base.configuration, id: 'duo-lb:tuned', variant: 'tuned' }
const meta = {
  id: '20261121-184700-comparison-x7k2',
  createdAt: '2026-11-21T18:47:00.000Z',
  profile: { id: 'quick', timeScale: 1 },
  scenario: 'catalogue',
  seed: 7,
  outcome: 'completed' as const,
  configurations: ['duo-lb:baseline', 'duo-lb:tuned'],
  repeat: 1,
  baseline: 'duo-lb:baseline',
  planned: [],
}

function compare(...runs: RunResult[]) {
  return comparisonSchema.parse(JSON.parse(JSON.stringify(toComparison(runs, meta)))).comparison
}

const environment: RunManifest['environment'] = {
  palier: '0.1.0',
  node: '24.0.0',
  platform: 'linux',
  hostCpus: 2,
  hostMemoryBytes: 8_000_000_000,
  cpuModel: 'x',
  kernel: '6.1',
  engine: {
    name: 'docker',
    version: '26.1',
    apiVersion: '1.45',
    cgroupVersion: '2',
    cpus: 2,
    memoryBytes: 8_000_000_000,
    operatingSystem: 'Debian',
    source: '/var/run/docker.sock',
  },
}

describe('differing inputs against the baseline', () => {
  test.each<{ name: string; to: Partial<RunManifest>; differences: [input: string, from: string, to: string][] }>([
    { name: 'none but the variant', to: {}, differences: [] },
    {
      name: 'parameters, also one that the other has not',
      to: { configuration: { ...tuned, parameters: { API_INSTANCES: 2, GUNICORN_WORKERS: 8, CACHE_TTL: 60 } } },
      differences: [
        ['parameters.GUNICORN_WORKERS', '4', '8'],
        ['parameters.API_MEMORY', '0', 'absent'],
        ['parameters.CACHE_TTL', 'absent', '60'],
      ],
    },
    {
      name: 'an image that was rebuilt in between',
      to: { images: { ...base.images, 'palier/nginx:latest': 'sha256:ccc' } },
      differences: [['images.palier/nginx:latest', 'sha256:aaa', 'sha256:ccc']],
    },
    {
      name: 'a limit of which only the kind changed',
      to: {
        limits: base.limits.map((limit) => ({
          ...limit,
          state: limit.container === 'api-1' ? 'enforced' : limit.state,
        })),
      },
      differences: [['limits.api-1.memory', '2147483648 (safety)', '2147483648 (enforced)']],
    },
    { name: 'path', to: { path: 'published' }, differences: [['path', 'bridge', 'published']] },
    { name: 'seed', to: { seed: 8 }, differences: [['seed', '7', '8']] },
    {
      name: 'a profile of the same name that was edited',
      to: { profile: closedProfile([{ durationMs: 5000, users: 3 }]) },
      differences: [
        ['profile.stages', '3000 ms to 10 users, 4000 ms to 10 users, 3000 ms to 20 users', '5000 ms to 3 users'],
      ],
    },
    {
      name: 'the other model, which is every one of its figures',
      to: { profile: openProfile([{ durationMs: 5000, ratePerS: 3.5 }]), connections: 'shared:4' },
      differences: [
        ['profile.stages', '3000 ms to 10 users, 4000 ms to 10 users, 3000 ms to 20 users', '5000 ms to 3.5 req/s'],
        ['model', 'closed', 'open'],
        ['connections', 'perUser', 'shared:4'],
        ['profile.arrivals', 'absent', 'poisson'],
        ['profile.maxInFlight', 'absent', '100'],
      ],
    },
    {
      name: 'think time',
      to: { scenario: { ...base.scenario, thinkMeanMs: 0 } },
      differences: [['scenario.thinkMeanMs', '1000', '0']],
    },
    {
      name: 'another engine version',
      to: { environment: { ...environment, engine: { ...environment.engine, version: '27.0' } } },
      differences: [['environment.engine.version', '26.1', '27.0']],
    },
  ])('$name', ({ to, differences }) => {
    const first = runOf({ environment })
    const { pairs } = compare(first, runOf({ environment, configuration: tuned, ...to }))
    expect(pairs).toEqual([
      {
        baseline: 'duo-lb:baseline',
        against: 'duo-lb:tuned',
        differences: [
          { input: 'variant', from: 'baseline', to: 'tuned' },
          ...differences.map(([input, from, against]) => ({ input, from, to: against })),
        ],
      },
    ])
  })

  test('what a run that ended early never knew is not called different', () => {
    const { path: _, ...withoutPath } = base
    const early = resultOf({ manifest: { ...withoutPath, configuration: tuned, images: {}, limits: [] } })
    expect(compare(runOf({ environment }), early).pairs[0]?.differences).toEqual([
      { input: 'variant', from: 'baseline', to: 'tuned' },
    ])
  })

  test('a configuration that has no run yet, and repeats, make no pair of their own', () => {
    expect(compare(runOf({})).pairs).toEqual([])
    expect(compare().pairs).toEqual([])
    expect(
      compare(runOf({}), runOf({ configuration: tuned }), runOf({}), runOf({ configuration: tuned })).pairs,
    ).toHaveLength(1)
  })

  test('repeats are held against each other in turn: resumed on another engine, the second pair differs', () => {
    const other = { ...environment, kernel: '6.2' }
    const { pairs } = compare(
      runOf({ environment }),
      runOf({ environment, configuration: tuned }),
      runOf({ environment, configuration: tuned }),
      runOf({ environment: other }),
    )
    expect(pairs[0]?.differences).toEqual([
      { input: 'variant', from: 'baseline', to: 'tuned' },
      { input: 'environment.kernel', from: '6.2', to: '6.1' },
    ])
  })
})

test('rows follow the person, whatever ran first, and deltas the chosen baseline', () => {
  const runs = [runOf({ configuration: tuned }), runOf({}), runOf({ configuration: tuned })]
  const { rows, deltas, pairs } = toComparison(runs, { ...meta, baseline: 'duo-lb:tuned' }).comparison
  expect(rows.map(({ configuration, outcomes }) => [configuration, outcomes.length])).toEqual([
    ['duo-lb:baseline', 1],
    ['duo-lb:tuned', 2],
  ])
  expect(deltas.map(({ configuration }) => configuration)).toEqual(['duo-lb:baseline'])
  expect(pairs.map(({ baseline, against }) => [baseline, against])).toEqual([['duo-lb:tuned', 'duo-lb:baseline']])
})

test('without a run of the baseline there is nothing to refer to', () => {
  const { rows, deltas, pairs } = compare(runOf({ configuration: tuned }))
  expect([rows.length, deltas, pairs]).toEqual([1, [], []])
})
