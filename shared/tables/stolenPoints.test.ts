import { expect, test } from 'vitest'
import { comparedConfigurations } from '../analysis/comparedConfigurations.ts'
import { comparisonOfRun } from '../analysis/comparisonOfRun.ts'
import type { HostReading } from '../domain/reading.ts'
import { aManifest } from '../testing/aManifest.ts'
import { aSlot } from '../testing/aSlot.ts'
import { resultOf } from '../testing/resultOf.ts'
import { reportTexts } from '../text/report/reportTexts.ts'
import { stolenPoints } from './stolenPoints.ts'

function pointsOf(language: 'en' | 'fr', stolen: readonly (number | undefined)[]) {
  const manifest = aManifest({ outcome: { kind: 'completed' } })
  const hostReadings = stolen.map(
    (percent, second): HostReading => ({
      atMs: second * 1000,
      load1: 1,
      ...(percent !== undefined && { stolenPercent: percent }),
      source: 'engineHost',
    }),
  )
  const slots = [0, 1, 2].map((second) => aSlot(second, [], { started: 100 * (second + 1) }))
  const comparison = comparisonOfRun(manifest, resultOf({ manifest, slots, hostReadings }))
  return stolenPoints({ comparison, shown: comparedConfigurations(comparison), texts: reportTexts(language, 'UTC') })
}

test('what was taken away, on average and at most, of the configurations that lost it', () => {
  const [point, ...others] = pointsOf('en', [undefined, 12.4, 2])
  expect(others).toEqual([])
  expect(point).toMatchObject({ mark: 'suspect', name: 'Cores' })
  expect(point?.about).toHaveLength(1)
  expect(point?.text).toContain('took up to 7.2 % of this one’s cores during a run (12 % in its worst second)')
  expect(pointsOf('fr', [undefined, 12.4, 2])[0]?.text).toContain('ont pris jusqu’à 7,2\u00a0% ')
})

test.each([
  ['nothing is known of it', [undefined, undefined]],
  ['it was too little', [0, 1.5, 0]],
])('nothing is said where %s', (_, stolen) => {
  expect(pointsOf('en', stolen)).toEqual([])
})
