import { expect, test } from 'vitest'
import type { RunManifest } from '../domain/manifest.ts'
import { aManifest } from '../testing/aManifest.ts'
import { toGeneratorCeiling } from './generatorCeiling.ts'

type Check = NonNullable<RunManifest['generatorCheck']>

function check(...targets: readonly [Check['targets'][number]['path'], number][]): Check {
  const floorUs = { p50: 45, p99: 120 }
  return {
    measuredAt: '2026-11-20T10:00:00.000Z',
    targets: targets.map(([path, ratePerS]) => ({
      path,
      ratePerS,
      cpuPercent: path === 'published' ? 40 : 99,
      busyUs: { p50: 800, p99: 2000 },
      floorUs,
      failed: 0,
    })),
  }
}

function url(written: string): Pick<RunManifest, 'configuration'> {
  const configuration = { id: `url:${written}`, topologyId: 'url', variant: written, parameters: {}, overridden: [] }
  return { configuration }
}

const seconds = [40, 400, 250, 9000].map((started, second) => ({
  second,
  users: 1,
  started,
  dropped: 0,
  ok: started,
  failed: 0,
  aborted: 0,
}))

test.each<{
  name: string
  changes: Partial<RunManifest>
  expected: readonly [path: string, ratePerS: number, threads: number, share: number] | undefined
}>([
  {
    name: 'the run’s own path, one thread',
    changes: { path: 'bridge', generatorCheck: check(['loopback', 20_000], ['bridge', 10_000]) },
    expected: ['bridge', 10_000, 1, 0.04],
  },
  {
    name: 'two load threads can do twice as much',
    changes: {
      generatorCheck: check(['bridge', 10_000]),
      cpuSets: { containers: '0-1', generator: '2,3' },
    },
    expected: ['bridge', 10_000, 2, 0.02],
  },
  {
    name: 'loopback where the path was not checked',
    changes: { path: 'published', generatorCheck: check(['loopback', 20_000]) },
    expected: ['loopback', 20_000, 1, 0.02],
  },
  {
    name: 'two cores, and a pool of one connection: one thread',
    changes: {
      generatorCheck: check(['bridge', 10_000]),
      cpuSets: { containers: '0-1', generator: '2,3' },
      connections: 'shared:1',
    },
    expected: ['bridge', 10_000, 1, 0.04],
  },
  {
    name: 'new connections, which the check does not make',
    changes: { connections: 'fresh', generatorCheck: check(['bridge', 10_000]) },
    expected: undefined,
  },
  {
    name: 'TLS, which it does not speak',
    changes: { ...url('https://127.0.0.1:8443/'), path: 'loopback', generatorCheck: check(['loopback', 10_000]) },
    expected: undefined,
  },
  {
    name: 'a URL without it',
    changes: { ...url('http://127.0.0.1:8080/'), path: 'loopback', generatorCheck: check(['loopback', 10_000]) },
    expected: ['loopback', 10_000, 1, 0.04],
  },
  { name: 'no check', changes: {}, expected: undefined },
  {
    name: 'a check in which nothing was answered',
    changes: { generatorCheck: check(['bridge', 0]) },
    expected: undefined,
  },
])('$name', ({ changes, expected }) => {
  const { highestPerS, ceiling } = toGeneratorCeiling(aManifest(changes), seconds, 3000)
  // The fourth second is after the measured time.
  expect(highestPerS).toBe(400)
  const found = ceiling && [ceiling.path, ceiling.ratePerS, ceiling.threads, ceiling.share]
  expect(found).toEqual(expected)
})

test('a load thread that was not busy could have done more', () => {
  const boundOn = (path: 'bridge' | 'published') =>
    toGeneratorCeiling(aManifest({ path, generatorCheck: check([path, 5000]) }), seconds, 3000).ceiling?.isLowerBound
  expect([boundOn('bridge'), boundOn('published')]).toEqual([false, true])
})

test('a run without a second of load has neither', () => {
  expect(toGeneratorCeiling(aManifest({ generatorCheck: check(['bridge', 10_000]) }), [], 0)).toEqual({})
})
