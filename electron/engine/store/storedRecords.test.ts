import { expect, test } from 'vitest'
import type { ProbeReading } from '../../../shared/domain/reading.ts'
import { isProbe } from './storedRecords.ts'

const answer: ProbeReading = { atMs: -900, probe: 'entry', container: 'lb', outcome: 'ok', status: 200, latencyUs: 812 }
const without = (...names: (keyof ProbeReading)[]): object =>
  Object.fromEntries(Object.entries(answer).filter(([name]) => !names.some((each) => each === name)))

test.each<{ name: string; record: object; is: boolean }>([
  { name: 'an answer', record: answer, is: true },
  { name: 'no answer', record: { ...without('status', 'latencyUs'), outcome: 'connectTimeout' }, is: true },
  { name: 'no moment', record: without('atMs'), is: false },
  { name: 'nobody asked', record: without('container'), is: false },
  { name: 'an unknown probe', record: { ...answer, probe: 'exit' }, is: false },
  { name: 'an unknown outcome', record: { ...answer, outcome: 'fine' }, is: false },
  { name: 'a latency that is no number', record: { ...answer, latencyUs: '812' }, is: false },
])('is a probe’s record: $name', ({ record, is }) => {
  expect(isProbe(record)).toBe(is)
})
