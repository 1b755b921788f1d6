import { expect, test } from 'vitest'
import type { FreezeCheck, FreezeFigure, FreezeSight } from '../domain/freezeCheck.ts'
import { type FreezeVerdict, freezeVerdict } from './freezeVerdict.ts'

const p90 = (measuredUs: number): FreezeFigure => ({
  percentile: 'p90',
  expectedUs: 500_000,
  measuredUs,
  isReached: true,
})
const p50 = (measuredUs: number): FreezeFigure => ({
  percentile: 'p50',
  expectedUs: 100,
  measuredUs,
  isReached: false,
})
const sight = (...response: FreezeFigure[]): FreezeSight => ({ ok: 7500, failed: 0, response, service: [p50(100)] })
const check = (changes: Partial<FreezeCheck>): FreezeCheck => ({
  stallMs: 1000,
  everyMs: 5000,
  stoodStillMs: [1000.2, 1000.1, 1000.3],
  ratePerS: 500,
  connections: 20,
  users: 20,
  thinkMs: 20,
  open: sight(p50(100), p90(500_000)),
  closed: sight(p50(100)),
  generator: 'valid',
  ...changes,
})

test.each<{ name: string; changes: Partial<FreezeCheck>; is: FreezeVerdict }>([
  { name: 'as expected', changes: {}, is: 'shown' },
  { name: '5 % of a standstill less', changes: { open: sight(p90(450_000)) }, is: 'shown' },
  { name: 'less than that', changes: { open: sight(p90(449_999)) }, is: 'notShown' },
  { name: 'more than that', changes: { open: sight(p90(550_001)) }, is: 'notShown' },
  { name: 'one that omits the wait', changes: { open: sight(p90(100)) }, is: 'notShown' },
  { name: 'what is not reached, slower than it was', changes: { open: sight(p50(3000)) }, is: 'shown' },
  { name: 'what is not reached, and is', changes: { closed: sight(p50(300_000)) }, is: 'notShown' },
  { name: 'a generator held up', changes: { open: sight(p90(700_000)), generator: 'suspect' }, is: 'undecided' },
  { name: 'held up, and right all the same', changes: { generator: 'suspect' }, is: 'shown' },
  { name: 'failures', changes: { closed: { ...sight(p50(100)), failed: 2 } }, is: 'undecided' },
  { name: 'a target that never stood still', changes: { stoodStillMs: [] }, is: 'undecided' },
  { name: 'no answers', changes: { open: { ...sight(), ok: 0 } }, is: 'undecided' },
])('$name: $is', ({ changes, is }) => {
  expect(freezeVerdict(check(changes))).toBe(is)
})
