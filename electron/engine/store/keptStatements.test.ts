import { expect, test } from 'vitest'
import { statementsOf } from './keptStatements.ts'

test('the most expensive statements first, whatever is in the quotes; lines that are none are passed over', () => {
  const csv = `calls,total_ms,mean_ms,rows,query
3,1.5,0.5,3,SELECT 1
10,200,20.5,10,"SELECT ""a"",
  b FROM t"
x,1,1,1,broken
,,,,
`
  expect(statementsOf(csv)).toEqual([
    { calls: 10, totalMs: 200, meanMs: 20.5, rows: 10, query: 'SELECT "a",\n  b FROM t' },
    { calls: 3, totalMs: 1.5, meanMs: 0.5, rows: 3, query: 'SELECT 1' },
  ])
  expect(statementsOf('')).toEqual([])
})
