import { expect, test } from 'vitest'
import type { ValueSource } from '../domain/scenario.ts'
import { senderTurns } from './senderTurns.ts'

const byUser = (count: number): ValueSource => ({ kind: 'byUser', values: new Array<string>(count).fill('x') })

test.each<{ name: string; values: Record<string, ValueSource>; turns: number }>([
  { name: 'nothing by user', values: { page: { kind: 'uniform', from: 1, to: 9 } }, turns: 1 },
  { name: 'a list', values: { account: byUser(3), key: byUser(3) }, turns: 3 },
  {
    name: 'lists of different lengths: every pair of theirs comes once',
    values: { a: byUser(4), b: byUser(6) },
    turns: 12,
  },
  { name: 'more than is worth it', values: { a: byUser(97), b: byUser(89) }, turns: 100 },
])('$name: $turns', ({ values, turns }) => {
  expect(senderTurns(values)).toBe(turns)
})
