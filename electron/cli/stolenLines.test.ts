import { expect, test } from 'vitest'
import { aSlot } from '../../shared/testing/aSlot.ts'
import { resultOf } from '../../shared/testing/resultOf.ts'
import { stolenLines } from './stolenLines.ts'

const lost = (percent: number) => {
  const hostReadings = [0, 1000].map((atMs) => ({
    atMs,
    load1: 1,
    stolenPercent: percent + atMs / 1000,
    source: 'engineHost' as const,
  }))
  return resultOf({ hostReadings, slots: [0, 1].map((second) => aSlot(second, [], { started: 1 })) })
}

test('the run that lost most of its cores is the one that is told', () => {
  expect(stolenLines([lost(0), lost(4.3), lost(2)])).toEqual([
    'other machines on the same hardware took up to 4.8\u00a0% of this one’s cores during a run (5\u00a0% in its worst second): response times have that in them',
  ])
  expect(stolenLines([lost(0), lost(0.2)])).toEqual([])
})
