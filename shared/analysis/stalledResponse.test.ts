import { expect, test } from 'vitest'
import { type Stalls, stalledResponseMs } from './stalledResponse.ts'

const idle: Stalls = { stallMs: 1000, everyMs: 10_000, utilisation: 0, serviceMs: 0 }

test.each<{ name: string; stalls: Stalls; percent: number; ms: number | undefined }>([
  { name: 'the example of the derivation', stalls: idle, percent: 90, ms: 0 },
  { name: 'the example of the derivation', stalls: idle, percent: 95, ms: 500 },
  { name: 'the example of the derivation', stalls: idle, percent: 99, ms: 900 },
  { name: 'the example of the derivation', stalls: idle, percent: 99.9, ms: 990 },
  { name: 'the longest is the standstill', stalls: idle, percent: 100, ms: 1000 },
  { name: 'no standstill', stalls: { ...idle, stallMs: 0, serviceMs: 3 }, percent: 99.9, ms: 3 },
  { name: 'what a request takes is added', stalls: { ...idle, serviceMs: 20 }, percent: 99, ms: 920 },
  { name: 'half the capacity: twice as many are late', stalls: { ...idle, utilisation: 0.5 }, percent: 90, ms: 500 },
  { name: 'it has caught up just in time', stalls: { ...idle, stallMs: 5000, utilisation: 0.5 }, percent: 0, ms: 0 },
  { name: 'it never catches up', stalls: { ...idle, utilisation: 0.95 }, percent: 50, ms: undefined },
  { name: 'more than it can do', stalls: { ...idle, utilisation: 1 }, percent: 50, ms: undefined },
])('$name: p$percent of $stalls is $ms ms', ({ stalls, percent, ms }) => {
  const found = stalledResponseMs(stalls, percent)
  if (ms === undefined) expect(found).toBeUndefined()
  else expect(found).toBeCloseTo(ms, 6)
})

test.each([0, 0.3, 0.8])('a queue of one server, request by request, agrees (utilisation %d)', (utilisation) => {
  const [stallMs, everyMs, gapMs] = [1000, 10_000, 1]
  const workMs = utilisation * gapMs
  const responses: number[] = []
  let freeMs = 0
  for (let atMs = 0; atMs < everyMs; atMs += gapMs) {
    freeMs = Math.max(freeMs, atMs, stallMs) + workMs
    responses.push(freeMs - atMs)
  }
  responses.sort((a, b) => a - b)
  for (const percent of [50, 90, 95, 99, 99.9]) {
    const measured = responses[Math.ceil((responses.length * percent) / 100) - 1] ?? 0
    const expected = stalledResponseMs({ stallMs, everyMs, utilisation, serviceMs: workMs }, percent) ?? 0
    expect(Math.abs(measured - expected)).toBeLessThanOrEqual(2 * gapMs)
  }
})
