import { expect, test } from 'vitest'
import type { GeneratorCheck } from '../../../shared/domain/generatorCheck.ts'
import { fakeHost } from '../testing/fakeHost.ts'
import { knownCeiling } from './knownCeiling.ts'

const host = fakeHost()
const target = {
  path: 'loopback' as const,
  ratePerS: 20_000,
  cpuPercent: 99,
  busyUs: { p50: 1, p99: 2 },
  floorUs: { p50: 1, p99: 2 },
  failed: 0,
}

function checkOf(machine: Partial<GeneratorCheck['machine']>): GeneratorCheck {
  return {
    schema: 'palier.generator/1',
    measuredAt: '2026-11-20T10:00:00.000Z',
    machine: { ...host.describe(), ...machine },
    users: 50,
    seconds: 3,
    targets: [target],
  }
}

test.each<{ name: string; last: GeneratorCheck | undefined; isKnown: boolean }>([
  { name: 'a check of this machine', last: checkOf({}), isKnown: true },
  { name: 'of before a kernel update, which changes little', last: checkOf({ kernel: '6.1.0-1' }), isKnown: true },
  { name: 'of another Node', last: checkOf({ node: '18.0.0' }), isKnown: false },
  { name: 'of another number of cores', last: checkOf({ hostCpus: 64 }), isKnown: false },
  { name: 'of another version of the generator', last: checkOf({ palier: '0.0.1' }), isKnown: false },
  { name: 'no check', last: undefined, isKnown: false },
])('$name', ({ last, isKnown }) => {
  const known = knownCeiling({ host, generatorChecks: { last: () => last, save: () => undefined } })
  expect(known).toEqual(
    isKnown ? { generatorCheck: { measuredAt: '2026-11-20T10:00:00.000Z', targets: [target] } } : {},
  )
})
