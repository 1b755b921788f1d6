import { describe, expect, test } from 'vitest'
import { seededRandom } from '../load/seededRandom.ts'
import { thinkTime } from '../load/thinkTime.ts'
import type { Stalls } from './stalledResponse.ts'
import { stalledServiceMs, stalledUserMs } from './stalledSample.ts'

const stalls: Stalls = { stallMs: 1000, everyMs: 5000, utilisation: 0, serviceMs: 1 }
const percents = [50, 90, 99, 99.5, 99.9, 99.99]

function nearestRank(values: readonly number[], percent: number): number {
  return values.toSorted((a, b) => a - b)[Math.ceil((values.length * percent) / 100) - 1] ?? 0
}

describe('a pool of connections', () => {
  test('500 a second over 20: only 0.8 % of all are sent to the server that stands still', () => {
    const pool = { ratePerS: 500, connections: 20 }
    expect(percents.map((percent) => stalledServiceMs(stalls, pool, percent))).toEqual([
      1,
      1,
      1,
      expect.closeTo(976),
      expect.closeTo(996),
      expect.closeTo(1000.5),
    ])
  })

  test('as many connections as requests: every one is sent, as by a generator that never waits', () => {
    expect(stalledServiceMs(stalls, { ratePerS: 500, connections: 500 }, 90)).toBeCloseTo(501)
  })
})

test.each([25, 50, 100])('users, request by request, agree (pauses of 20 ms ± %d per cent)', (spreadPercent) => {
  const think = { meanMs: 20, spreadPercent }
  const responses: number[] = []
  for (let user = 0; user < 200; user += 1) {
    const random = seededRandom(7, user)
    for (let atMs = 0; atMs < 8 * stalls.everyMs; ) {
      const inPeriod = (atMs + 2500) % stalls.everyMs
      const responseMs = Math.max(0, stalls.stallMs - inPeriod) + stalls.serviceMs
      responses.push(responseMs)
      atMs += responseMs + thinkTime(think, random)
    }
  }
  for (const percent of percents) {
    const off = nearestRank(responses, percent) - stalledUserMs(stalls, think, percent)
    // 1,600 requests met a standstill, within 40 ms; the highest hundredth of them is seen by 16.
    expect(Math.abs(off)).toBeLessThan(2)
  }
})
