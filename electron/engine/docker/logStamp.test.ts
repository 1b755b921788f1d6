import { expect, test } from 'vitest'
import { LogStamps } from './logStamp.ts'

const second = Date.parse('2026-11-22T01:30:00Z')

test.each([
  ['2026-11-22T01:30:00.123456789Z text', second + 123.456789, '.123456790', 'text'],
  ['2026-11-22T01:30:00.5Z text', second + 500, '.500000001', 'text'],
  ['2026-11-22T01:30:00Z a b', second, '.000000001', 'a b'],
  ['2026-11-22T03:30:00.000000000+02:00 text', second, '.000000001', 'text'],
  ['2026-11-22T01:30:00.123456789Z ', second + 123.456789, '.123456790', ''],
  ['2026-11-22T01:30:00.123456789Z', second + 123.456789, '.123456790', ''],
])('%s', (line, engineMs, fraction, text) => {
  const stamp = new LogStamps().of(line)
  expect(stamp?.engineMs).toBeCloseTo(engineMs, 3)
  expect(stamp?.next).toBe(`${second / 1000}${fraction}`)
  expect(line.slice(stamp?.length)).toBe(text)
})

test('the last nanosecond of a second is followed by the next second', () => {
  const stamps = new LogStamps()
  expect(stamps.of('2026-11-22T01:30:00.999999999Z a')?.next).toBe(`${second / 1000 + 1}.000000000`)
  expect(stamps.of('2026-11-22T01:30:01.000000000Z a')?.engineMs).toBe(second + 1000)
})

test.each(['', 'text', 'a long text that begins with no time', '2026-11-22T', '20261122T0130T00.123456789Z a'])(
  '%j has no time',
  (line) => {
    expect(new LogStamps().of(line)).toBeUndefined()
  },
)
