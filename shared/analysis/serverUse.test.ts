import { describe, expect, test } from 'vitest'
import type { Reading } from '../domain/reading.ts'
import type { Server } from '../domain/serverSchema.ts'
import { aManifest } from '../testing/aManifest.ts'
import { aReading } from '../testing/aReading.ts'
import { resultOf } from '../testing/resultOf.ts'
import { toServerUse } from './serverUse.ts'

const server: Server = {
  cpus: 1,
  memoryBytes: 1000,
  cpuset: '0',
  limits: [
    { container: 'api', memoryBytes: 600 },
    { container: 'db', memoryBytes: 400 },
  ],
  limitBytes: 1000,
}

/** A reading each second from `firstMs` on. */
function series(container: string, cpuPercents: readonly number[], firstMs = 1000, memoryBytes = 100): Reading[] {
  return cpuPercents.map((cpuPercent, index) =>
    aReading({ container, cpuPercent, memoryBytes, atMs: firstMs + index * 1000 }),
  )
}

const ten = (percent: number): number[] => Array.from({ length: 10 }, () => percent)
const used = (readings: readonly Reading[], durationMs = 10_000) => toServerUse(server, readings, durationMs).server

test('without a server there is nothing to say', () => {
  expect(toServerUse(undefined, series('api', ten(50)), 10_000)).toEqual({})
  expect(resultOf().server).toBeUndefined()
})

test('a result carries it, with what was read back', () => {
  const names = ['api-1', 'api-2']
  const limits = names.map((container) => ({ container, memoryBytes: 500 }))
  const manifest = aManifest({ outcome: { kind: 'completed' }, server: { ...server, limits } })
  const readings = names.flatMap((name) => series(name, ten(30)))
  expect(resultOf({ manifest, readings }).server).toEqual({
    ...server,
    limits,
    mostCores5s: expect.closeTo(0.6),
    mostMemoryBytes: 200,
    isKept: true,
  })
})

describe('cores', () => {
  test('of all containers together, though their readings are not of the same second', () => {
    expect(used([...series('api', ten(50)), ...series('db', ten(30), 1400)])?.mostCores5s).toBeCloseTo(0.8)
  })

  test('the busiest 5 s, wherever they begin', () => {
    // The db is busy from 1.5 s to 6.5 s: windows that begin with a whole second have 0.9 of it.
    const db = series('db', [0, 100, 100, 100, 100, 100, 0, 0, 0, 0], 1500)
    expect(used([...series('api', ten(0)), ...db])?.mostCores5s).toBeCloseTo(1)
  })

  test('a second above is no breach, 5 s above are', () => {
    const short = used([...series('api', [50, 50, 50, 140, 50, 50, 50, 50, 50, 50]), ...series('db', ten(20))])
    expect([short?.mostCores5s, short?.isKept]).toEqual([expect.closeTo(0.88), true])
    const long = used([...series('api', ten(90)), ...series('db', ten(20))])
    expect([long?.mostCores5s, long?.isKept]).toEqual([expect.closeTo(1.1), false])
  })

  test('a few per cent above are jitter of the moments', () => {
    expect(used([...series('api', ten(84)), ...series('db', ten(20))])?.isKept).toBe(true)
  })

  test('readings that come a little late leave no gap and lose no CPU time', () => {
    const late = series('api', ten(50)).map((reading, index) => ({
      ...reading,
      atMs: reading.atMs + (index % 2 === 0 ? 120 : 0),
    }))
    expect(used([...late, ...series('db', ten(0))])?.mostCores5s).toBeCloseTo(0.5, 1)
  })

  test('windows in which one container is not known are passed over', () => {
    // The db is silent from 3 s to 8 s: no 5 s are known of both.
    const db = [...series('db', ten(20).slice(0, 3)), ...series('db', ten(20).slice(0, 2), 9000)]
    const unknown = used([...series('api', ten(100)), ...db])
    expect(unknown).not.toHaveProperty('mostCores5s')
    expect(unknown).not.toHaveProperty('isKept')
  })

  test('a run shorter than a window says nothing of cores', () => {
    expect(used([...series('api', ten(50)), ...series('db', ten(30))], 4000)).not.toHaveProperty('mostCores5s')
  })
})

describe('memory', () => {
  test('of all at one moment: the others lie between their readings', () => {
    const api = [100, 500, 100].map((memoryBytes, index) =>
      aReading({ container: 'api', memoryBytes, atMs: 1000 * (index + 1), cpuPercent: 0 }),
    )
    const db = [200, 300, 400].map((memoryBytes, index) =>
      aReading({ container: 'db', memoryBytes, atMs: 1000 * index + 1500, cpuPercent: 0 }),
    )
    // At 2 s: 500, and of the db half way from 200 to 300.
    expect(used([...api, ...db])?.mostMemoryBytes).toBe(750)
  })

  test('above the server it was not kept, whatever is known of cores', () => {
    const full = used([...series('api', ten(1), 1000, 700), ...series('db', ten(1), 1000, 301)], 4000)
    expect([full?.mostMemoryBytes, full?.isKept, full?.mostCores5s]).toEqual([1001, false, undefined])
  })

  test('before and after measuring it does not count, and a gap is no zero', () => {
    const before = series('api', [1], -1000, 900)
    const gap = [aReading({ container: 'db', atMs: 1000 }), aReading({ container: 'db', atMs: 9000 })]
    expect(used([...before, ...series('db', [1], -1000), ...series('api', [1], 5000), ...gap])).not.toHaveProperty(
      'mostMemoryBytes',
    )
  })
})
