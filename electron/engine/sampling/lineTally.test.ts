import { expect, test } from 'vitest'
import { LineTally } from './lineTally.ts'

/** The run's seconds begin at 500 on the clock's base. */
const tally = () => new LineTally((nowMs) => Math.floor((nowMs - 500) / 1000))
const line = (nowMs: number, text: string, container = 'api') => ({ container, text, nowMs })

test('lines are counted by container, class, kind and second; the first of each is kept', () => {
  const one = tally()
  one.take(line(1600, 'WARN slow request GET /units/17 812 ms'))
  one.take(line(1700, 'WARN slow request GET /units/4 90 ms'))
  one.take(line(1710, 'WARN slow query 412 ms'))
  one.take(line(1720, 'INFO slowest of all'))
  one.take(line(1730, 'ERROR broken', 'db'))
  one.take(line(2500, 'WARN slow request GET /units/5 300 ms'))
  expect(one.until(2600)).toEqual([
    { container: 'api', class: 'slow', count: 2, line: 'WARN slow request GET /units/17 812 ms', nowMs: 1600 },
    { container: 'api', class: 'slow', count: 1, line: 'WARN slow query 412 ms', nowMs: 1710 },
    { container: 'db', class: 'error', count: 1, line: 'ERROR broken', nowMs: 1730 },
  ])
  expect(one.until(Number.POSITIVE_INFINITY)).toMatchObject([{ count: 1, nowMs: 2500 }])
})

test('whatever a container writes, a second of it has few readings, and no line is lost from the counts', () => {
  const one = tally()
  const word = (at: number) =>
    String.fromCharCode(97 + (at % 26)) + String.fromCharCode(97 + (Math.floor(at / 26) % 26))
  for (let at = 0; at < 5000; at += 1) one.take(line(1600, `${at % 3 === 0 ? 'WARN' : 'ERROR'} about ${word(at)}`))
  const readings = one.until(Number.POSITIVE_INFINITY)
  expect(readings.length).toBeLessThanOrEqual(23)
  expect(readings.reduce((sum, { count }) => sum + count, 0)).toBe(5000)
  expect(readings.filter(({ line: text }) => text === '').map((rest) => rest.class)).toEqual(['error', 'warn'])
})
