import { expect, test } from 'vitest'
import type { LoadSecond } from './loadGroups.ts'
import { overdueRequests } from './overdueRequests.ts'

/** `[started, ended]` per second from 0 on; null is a second that was lost. */
function seconds(...rows: ([started: number, ended: number] | null)[]): LoadSecond[] {
  return rows.flatMap((row, second) =>
    row === null ? [] : [{ second, users: 10, started: row[0], dropped: 0, ok: row[1], failed: 0, aborted: 0 }],
  )
}

/** A plateau of 4 s, and answers that may take 1 s. */
test.each<{ name: string; rows: ([number, number] | null)[]; overdue: number }>([
  {
    name: 'everything at once',
    rows: [
      [10, 10],
      [10, 10],
      [10, 10],
      [10, 10],
    ],
    overdue: 0,
  },
  {
    name: 'in flight at the end, answered in time',
    rows: [
      [10, 8],
      [10, 10],
      [10, 10],
      [10, 8],
      [0, 4],
    ],
    overdue: 0,
  },
  {
    name: 'frozen: nothing is ever answered',
    rows: [
      [10, 0],
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
    ],
    overdue: 10,
  },
  // Five hang, the others go on: while they go on they hide the five, in the drain nothing does.
  {
    name: 'half of them hang',
    rows: [
      [10, 5],
      [5, 5],
      [5, 5],
      [5, 5],
      [0, 0],
      [0, 5],
    ],
    overdue: 5,
  },
  {
    name: 'answered 2 s after the end',
    rows: [
      [10, 10],
      [10, 10],
      [10, 10],
      [10, 3],
      [0, 2],
      [0, 5],
    ],
    overdue: 5,
  },
  {
    name: 'nobody waits a second longer than they may',
    rows: [
      [10, 0],
      [0, 10],
    ],
    overdue: 0,
  },
  {
    name: 'cut off: what came later is not known',
    rows: [
      [10, 10],
      [10, 10],
      [10, 10],
      [10, 3],
    ],
    overdue: 0,
  },
  { name: 'a lost second may have ended them', rows: [[10, 0], [0, 0], [0, 0], null, null], overdue: 0 },
  { name: 'nothing', rows: [], overdue: 0 },
])('$name', ({ rows, overdue }) => {
  expect(overdueRequests(seconds(...rows), 4000, 1000)).toBe(overdue)
})

test('the bound is rounded up to whole seconds, so that nobody is called late who was not', () => {
  const late = seconds([10, 10], [10, 0], [0, 0], [0, 10])
  expect(overdueRequests(late, 4000, 1000)).toBe(0)
  expect(overdueRequests(seconds([10, 10], [10, 0], [0, 0], [0, 0], [0, 10]), 4000, 1500)).toBe(10)
})
