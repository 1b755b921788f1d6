import { expect, test } from 'vitest'
import { LogTally } from './logTally.ts'

const alert = '[alert] 1#1: 1024 worker_connections are not enough'
const warning = '[warn] 1#1: 1024 worker_connections are not enough, reusing connections'

/** The run's seconds begin at 500 on the clock's base. */
const tally = (): LogTally => new LogTally((nowMs) => Math.floor((nowMs - 500) / 1000))
const line = (nowMs: number, text: string, container = 'lb') => ({ container, text, nowMs })

test('lines are counted by container, sign and second of the run; the first of each is kept', () => {
  const one = tally()
  for (const nowMs of [1600, 1700, 2499]) one.take(line(nowMs, alert))
  one.take(line(1650, warning))
  one.take(line(1660, alert, 'lb-2'))
  one.take(line(1661, 'all is well'))
  one.take(line(2500, alert))
  expect(one.until(2600).map(({ container, sign, count, nowMs }) => [container, sign, count, nowMs])).toEqual([
    ['lb', 'connectionsExhausted', 3, 1600],
    ['lb', 'connectionsReused', 1, 1650],
    ['lb-2', 'connectionsExhausted', 1, 1660],
  ])
  // The second that was on is told when it is over, and nothing is told twice.
  expect(one.until(3500)).toEqual([
    { container: 'lb', sign: 'connectionsExhausted', count: 1, line: alert, nowMs: 2500 },
  ])
  expect(one.until(Number.POSITIVE_INFINITY)).toEqual([])
})

test('lines that come late are counted for their own second', () => {
  const one = tally()
  one.take(line(1600, alert))
  one.until(2600)
  one.take(line(1900, alert))
  one.take(line(1901, alert))
  expect(one.until(3600)).toMatchObject([{ count: 2, nowMs: 1900 }])
})
