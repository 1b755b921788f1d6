import { expect, test } from 'vitest'
import { comparedConfigurations } from '../analysis/comparedConfigurations.ts'
import { comparisonOfRun } from '../analysis/comparisonOfRun.ts'
import type { RunManifest } from '../domain/manifest.ts'
import { aManifest } from '../testing/aManifest.ts'
import { aSlot } from '../testing/aSlot.ts'
import { resultOf } from '../testing/resultOf.ts'
import { reportTexts } from '../text/report/reportTexts.ts'
import { ceilingPoints } from './ceilingPoints.ts'

const outcome = { kind: 'completed' as const }

function pointsOf(language: 'en' | 'fr', ratePerS: number | undefined, changes: Partial<RunManifest> = {}) {
  const manifest = aManifest({
    outcome,
    ...changes,
    ...(ratePerS !== undefined && {
      generatorCheck: {
        measuredAt: '2026-11-21T15:47:00.000Z',
        targets: [
          {
            path: 'bridge',
            ratePerS,
            cpuPercent: 99,
            busyUs: { p50: 800, p99: 2000 },
            floorUs: { p50: 45, p99: 1240 },
            failed: 0,
          },
        ],
      },
    }),
  })
  const slots = [0, 1, 2].map((second) => aSlot(second, [], { started: 100 * (second + 1) }))
  const comparison = comparisonOfRun(manifest, resultOf({ manifest, slots }))
  return ceilingPoints({ comparison, shown: comparedConfigurations(comparison), texts: reportTexts(language, 'UTC') })
}

test('the busiest second against the ceiling, and what the path takes by itself', () => {
  const [point] = pointsOf('en', 10_000)
  expect(point).toMatchObject({ mark: 'valid', name: 'Ceiling' })
  expect(point?.text).toBe(
    'in the busiest second 300 req/s were sent, 3 % of the 10,000 req/s that one load thread can send here (to a container’s own address, checked 3\u00a0h before); the path’s own part of a latency is 45\u00a0µs at P50 and 1.2\u00a0ms at P99, measured with one request at a time',
  )
  expect(pointsOf('fr', 10_000)[0]?.text).toContain('45\u00a0µs au P50 et 1,2\u00a0ms au P99')
})

test('near the ceiling it is in doubt', () => {
  expect(pointsOf('en', 320)[0]?.mark).toBe('suspect')
})

test('without a check it says so, and how to get one', () => {
  const [point, ...others] = pointsOf('en', undefined)
  expect(others).toEqual([])
  expect(point?.mark).toBe('unknown')
  expect(point?.text).toContain('palier doctor --generator')
})

test.each(['en', 'fr'] as const)(
  'with a new connection for each request it is not known, whatever was checked (%s)',
  (language) => {
    const [point, ...others] = pointsOf(language, 10_000, { connections: 'fresh' })
    expect(others).toEqual([])
    expect(point?.mark).toBe('unknown')
    expect(point?.text).toContain(
      language === 'en' ? 'not known for new connections' : 'avec des connexions neuves : il est mesuré',
    )
  },
)
