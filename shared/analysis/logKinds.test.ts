import { expect, test } from 'vitest'
import type { LineReading } from '../domain/logLine.ts'
import { linesByClass, toLogKinds } from './logKinds.ts'

const at = (atMs: number, container: string, one: LineReading['class'], count: number, line: string): LineReading => ({
  atMs,
  container,
  class: one,
  count,
  line,
})

const lines = [
  at(-2000, 'db', 'error', 3, 'FATAL:  the database system is starting up'),
  at(1200, 'api-1', 'slow', 4, 'WARN slow request GET /units/17 812 ms'),
  at(2100, 'api-1', 'slow', 6, 'WARN slow request GET /units/4 90 ms'),
  at(2100, 'api-2', 'slow', 1, 'WARN slow request GET /units/4 90 ms'),
  at(3000, 'lb', 'warn', 50, '[warn] 15#15: 1024 worker_connections are not enough'),
  at(4000, 'db', 'error', 2, 'FATAL:  sorry, too many clients already'),
]

test('kinds over the whole run, the worst class first; what was written before measuring is none of them', () => {
  const kinds = toLogKinds(lines)
  expect(kinds.map(({ container, class: one, count }) => [container, one, count])).toEqual([
    ['db', 'error', 2],
    ['api-1', 'slow', 10],
    ['api-2', 'slow', 1],
    ['lb', 'warn', 50],
  ])
  expect(kinds[1]).toMatchObject({ line: 'WARN slow request GET /units/17 812 ms', firstMs: 1200, lastMs: 2100 })
  expect(linesByClass(kinds)).toEqual({ error: 2, slow: 11, warn: 50 })
})
