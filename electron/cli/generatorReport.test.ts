import { expect, test } from 'vitest'
import type { GeneratorCheck, GeneratorTarget } from '../../shared/domain/generatorCheck.ts'
import { generatorReport } from './generatorReport.ts'

const target = (path: GeneratorTarget['path'], changes: Partial<GeneratorTarget> = {}): GeneratorTarget => ({
  path,
  ratePerS: 78_123.4,
  cpuPercent: 99.6,
  busyUs: { p50: 600, p99: 1400 },
  floorUs: { p50: 48, p99: 92 },
  failed: 0,
  ...changes,
})

const check = (changes: Partial<GeneratorCheck> = {}): GeneratorCheck => ({
  schema: 'palier.generator/1',
  measuredAt: '2026-11-21T18:47:00.000Z',
  machine: {
    palier: '0.1.0',
    node: '24.1.0',
    platform: 'linux x64',
    hostCpus: 2,
    hostMemoryBytes: 8e9,
    cpuModel: 'Example CPU 1234 with a Long Marketing Name @ 3.20GHz',
    kernel: '6.1.0',
  },
  users: 50,
  seconds: 3,
  targets: [target('loopback')],
  ...changes,
})

const all = [
  target('loopback'),
  target('bridge', { ratePerS: 90_000 }),
  target('published', { ratePerS: 45_000, floorUs: { p50: 130, p99: 400 } }),
]

test.each([
  { name: 'alone', given: check(), words: ['own responder', 'ceiling here is 78\u202f123\u00a0req/s a core'] },
  {
    name: 'with both paths',
    given: check({ targets: all }),
    words: ['costs 82\u00a0µs a request at p50', '50 % of the requests'],
  },
  {
    name: 'starved',
    given: check({ targets: [target('loopback', { cpuPercent: 61 })], load1: 7.3 }),
    words: ['is above 78\u202f123\u00a0req/s', 'only 61\u00a0% of its core', 'load average 7.3'],
  },
  {
    name: 'without Docker',
    given: check({
      leftOut: { en: 'Docker does not answer, and this is a long sentence about what was tried before.', fr: 'x' },
    }),
    words: ['Without containers. Docker does not answer'],
  },
  {
    name: 'with failures',
    given: check({ targets: [target('loopback', { failed: 3 })] }),
    words: ['3 requests failed'],
  },
])('$name: in eighty columns', ({ given, words }) => {
  const text = generatorReport(given)
  for (const word of words) expect(text.replaceAll('\n', ' ')).toContain(word)
  expect(Math.max(...text.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(80)
})
