import { expect, test } from 'vitest'
import type { LoadPlan } from '../domain/load.ts'
import { planUsers } from './planUsers.ts'
import { usersToLogIn } from './usersToLogIn.ts'

const ramp: LoadPlan = {
  kind: 'closed',
  steps: planUsers([
    { durationMs: 10_000, users: 100 },
    { durationMs: 10_000, users: 0 },
  ]),
}
const open = (ratePerS: number, maxInFlight: number): LoadPlan => {
  return { kind: 'open', stages: [{ durationMs: 5000, ratePerS }], arrivals: 'even', maxInFlight }
}

test.each<{ name: string; plan: LoadPlan; afterMs?: number; users: number }>([
  { name: 'everybody', plan: ramp, users: 100 },
  { name: 'those who join before their token is old', plan: ramp, afterMs: 5000, users: 49 },
  { name: 'half a second of a rate', plan: open(300, 1000), users: 150 },
  { name: 'but not more than may be under way', plan: open(5000, 1000), users: 1000 },
])('$name: $users', ({ plan, afterMs, users }) => {
  expect(usersToLogIn(plan, afterMs)).toBe(users)
})
