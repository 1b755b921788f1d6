import { expect, test } from 'vitest'
import { type CapacityInterval, capacityInterval, type HeldPlateau } from './capacityInterval.ts'

/** `100+` held, `300-` did not, `700?` was not reached; each for a minute at as many requests per second as users. */
function plateaus(written: string, lengthMs = 60_000, unit: HeldPlateau['unit'] = 'users'): HeldPlateau[] {
  return written.split(' ').map((one) => {
    const level = Number.parseInt(one, 10)
    const holds = one.endsWith('?') ? undefined : one.endsWith('+')
    return { level, unit, lengthMs, holds, throughputPerS: holds === undefined ? undefined : level }
  })
}

test.each<[written: string, interval: Omit<CapacityInterval, 'indicative'>]>([
  ['100+ 300+ 700-', { atLeastUsers: 300, belowUsers: 700, atLeastPerS: 300 }],
  ['100+ 300+ 700+', { atLeastUsers: 700, atLeastPerS: 700 }],
  ['100- 300-', { belowUsers: 100 }],
  ['100- 300+', { belowUsers: 100 }],
  ['100+ 300- 700+', { atLeastUsers: 100, belowUsers: 300, atLeastPerS: 100 }],
  ['100+ 300? 700?', { atLeastUsers: 100, atLeastPerS: 100 }],
  ['100? 300?', {}],
  // Back down: the same users twice must hold twice.
  ['100+ 300+ 100-', { belowUsers: 100 }],
  ['300+ 100+ 300-', { atLeastUsers: 100, belowUsers: 300, atLeastPerS: 100 }],
  ['700+ 300?', { atLeastUsers: 700, atLeastPerS: 700 }],
  // In whatever order they were run.
  ['700- 100+ 300+', { atLeastUsers: 300, belowUsers: 700, atLeastPerS: 300 }],
])('%s', (written, interval) => {
  expect(capacityInterval(plateaus(written))).toEqual({ ...interval, indicative: false })
})

test('nothing at all', () => {
  expect(capacityInterval([])).toEqual({ indicative: false })
})

test('of repeated plateaus the lowest throughput is what was carried at least', () => {
  const again = plateaus('300+').map((plateau) => ({ ...plateau, throughputPerS: 280 }))
  expect(capacityInterval([...plateaus('300+'), ...again]).atLeastPerS).toBe(280)
})

test.each<[what: string, plateaus: HeldPlateau[], indicative: boolean]>([
  ['the one that held was short', [...plateaus('300+', 29_999), ...plateaus('700-')], true],
  ['the one that did not was short', [...plateaus('300+'), ...plateaus('700-', 12_000)], true],
  ['one below them was short', [...plateaus('100+', 12_000), ...plateaus('300+ 700-', 30_000)], false],
  ['one above them was short', [...plateaus('100+ 300-'), ...plateaus('700-', 12_000)], false],
  ['the short one was not reached', [...plateaus('100+'), ...plateaus('300?', 12_000)], false],
])('%s', (_, all, indicative) => {
  expect(capacityInterval(all).indicative).toBe(indicative)
})

test('rates are called rates', () => {
  expect(capacityInterval(plateaus('100+ 300-', 60_000, 'ratePerS'))).toEqual({
    atLeastRatePerS: 100,
    belowRatePerS: 300,
    atLeastPerS: 100,
    indicative: false,
  })
})
