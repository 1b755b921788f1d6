import { expect, test } from 'vitest'
import type { RunEvent } from '../domain/events.ts'
import { placedEvents } from './placedEvents.ts'

function events(...times: [elapsedMs: number, atMs?: number][]): RunEvent[] {
  return times.map(([elapsedMs, atMs], index) => ({
    runId: 'r',
    seq: index + 1,
    elapsedMs,
    ...(atMs !== undefined && { atMs }),
    kind: 'state',
    at: 'warming',
  }))
}

test.each<{ name: string; given: RunEvent[]; placed: (number | undefined)[] }>([
  {
    name: 'before the time base was known',
    given: events([100], [4900], [5200, 200], [6000, 1000]),
    placed: [-4900, -100, 200, 1000],
  },
  { name: 'never measured', given: events([100], [200]), placed: [undefined, undefined] },
  { name: 'none', given: [], placed: [] },
])('$name', ({ given, placed }) => {
  expect(placedEvents(given).map(({ atMs }) => atMs)).toEqual(placed)
})
