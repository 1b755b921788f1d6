import { describe, expect, test } from 'vitest'
import type { LoadSlot } from '../domain/load.ts'
import type { DoubtReason, SecondJudgement, VerdictKind } from '../domain/verdict.ts'
import { judgeSecond } from './judgeSecond.ts'
import { toVerdict } from './toVerdict.ts'

const quiet: LoadSlot = {
  second: 7,
  users: 50,
  started: 1000,
  dropped: 0,
  cells: [],
  sendLagUs: { p99: 900, max: 5000 },
  loopDelayUs: { p99: 1400, max: 6000 },
  cpuPercent: 40,
}
const cell = { endpoint: '/', count: 1, cacheHits: 0, cacheMisses: 0, bytes: 0 }

describe('one second', () => {
  test.each<{ name: string; slot: Partial<LoadSlot>; threads?: number; is: VerdictKind; reasons: DoubtReason[] }>([
    { name: 'nothing wrong', slot: {}, is: 'valid', reasons: [] },
    { name: 'one send late among many', slot: { sendLagUs: { p99: 900, max: 400_000 } }, is: 'valid', reasons: [] },
    { name: 'sent late', slot: { sendLagUs: { p99: 20_001, max: 30_000 } }, is: 'suspect', reasons: ['sendLag'] },
    {
      name: 'sent very late',
      slot: { sendLagUs: { p99: 100_001, max: 200_000 } },
      is: 'invalid',
      reasons: ['sendLag'],
    },
    {
      name: 'a loop that stood still',
      slot: { loopDelayUs: { p99: 120_000, max: 120_000 } },
      is: 'invalid',
      reasons: ['loopDelay'],
    },
    {
      // One turn of the loop among hundreds, but 15 % of the second.
      name: 'a single stall of 150 ms',
      slot: { loopDelayUs: { p99: 900, max: 150_000 } },
      is: 'invalid',
      reasons: ['loopDelay'],
    },
    {
      name: 'a single stall of 31 ms',
      slot: { loopDelayUs: { p99: 900, max: 31_000 } },
      is: 'suspect',
      reasons: ['loopDelay'],
    },
    { name: 'a single stall of 30 ms', slot: { loopDelayUs: { p99: 900, max: 30_000 } }, is: 'valid', reasons: [] },
    { name: 'a core nearly used up', slot: { cpuPercent: 81 }, is: 'suspect', reasons: ['generatorCpu'] },
    { name: 'the same on two cores', slot: { cpuPercent: 81 }, threads: 2, is: 'valid', reasons: [] },
    { name: 'a core used up', slot: { cpuPercent: 96 }, is: 'invalid', reasons: ['generatorCpu'] },
    {
      name: 'one of two threads used up its core, the other half of its own',
      slot: { cpuPercent: 152, busiestCpuPercent: 97 },
      threads: 2,
      is: 'invalid',
      reasons: ['generatorCpu'],
    },
    {
      name: 'two threads at work',
      slot: { cpuPercent: 152, busiestCpuPercent: 77 },
      threads: 2,
      is: 'valid',
      reasons: [],
    },
    { name: 'many descriptors open', slot: { descriptorShare: 0.89 }, is: 'valid', reasons: [] },
    { name: 'nearly all', slot: { descriptorShare: 0.9 }, is: 'suspect', reasons: ['descriptors'] },
    { name: 'all ports taken', slot: { portShare: 1 }, is: 'suspect', reasons: ['ports'] },
    { name: 'one request dropped in a thousand', slot: { dropped: 1 }, is: 'valid', reasons: [] },
    { name: 'a hundredth dropped', slot: { started: 990, dropped: 10 }, is: 'valid', reasons: [] },
    { name: 'more than a hundredth dropped', slot: { dropped: 20 }, is: 'suspect', reasons: ['dropped'] },
    { name: 'everything dropped', slot: { started: 0, dropped: 5 }, is: 'suspect', reasons: ['dropped'] },
    {
      name: 'dropped when we were late ourselves',
      slot: { dropped: 20, droppedLate: 20 },
      is: 'invalid',
      reasons: ['sendLag'],
    },
    { name: 'a few of these', slot: { dropped: 10, droppedLate: 10 }, is: 'valid', reasons: [] },
    {
      name: 'both kinds',
      slot: { dropped: 300, droppedLate: 100 },
      is: 'invalid',
      reasons: ['sendLag', 'dropped'],
    },
    { name: 'nothing due', slot: { started: 0 }, is: 'valid', reasons: [] },
    {
      name: 'our own descriptors',
      slot: { cells: [{ ...cell, outcome: 'generator' }] },
      is: 'invalid',
      reasons: ['exhausted'],
    },
    {
      // A pool of 10, 200 users, a server that hangs: its evidence must count.
      name: 'no connection of the pool free in time',
      slot: {
        cells: [
          { ...cell, outcome: 'responseTimeout', count: 10 },
          { ...cell, outcome: 'poolTimeout', count: 190 },
        ],
      },
      is: 'suspect',
      reasons: ['poolTimeout'],
    },
    {
      name: 'a hundredth of these',
      slot: {
        cells: [
          { ...cell, count: 99, outcome: 'ok' },
          { ...cell, outcome: 'poolTimeout' },
        ],
      },
      is: 'valid',
      reasons: [],
    },
    {
      name: 'the server’s failures are none of ours',
      slot: { cells: [{ ...cell, outcome: 'reset' }] },
      is: 'valid',
      reasons: [],
    },
    {
      name: 'several',
      slot: { cpuPercent: 99, sendLagUs: { p99: 30_000, max: 30_000 } },
      is: 'invalid',
      reasons: ['sendLag', 'generatorCpu'],
    },
  ])('$name: $is', ({ slot, threads = 1, is, reasons }) => {
    expect(judgeSecond({ ...quiet, ...slot }, threads)).toEqual({ second: 7, kind: is, reasons })
  })
})

const seconds = (valid: number, suspect: number, invalid: number): SecondJudgement[] => [
  ...Array.from({ length: valid }, (_, second) => ({ second, kind: 'valid' as const, reasons: [] })),
  ...Array.from({ length: suspect }, (_, second) => ({
    second,
    kind: 'suspect' as const,
    reasons: ['sendLag' as const],
  })),
  ...Array.from({ length: invalid }, (_, second) => ({
    second,
    kind: 'invalid' as const,
    reasons: ['sendLag' as const, 'loopDelay' as const],
  })),
]

test.each<[valid: number, suspect: number, invalid: number, is: VerdictKind]>([
  [60, 0, 0, 'valid'],
  [59, 1, 0, 'valid'],
  [58, 2, 0, 'suspect'],
  [59, 0, 1, 'suspect'],
  [297, 3, 0, 'valid'],
  [294, 6, 0, 'suspect'],
  [58, 0, 2, 'suspect'],
  [57, 0, 3, 'invalid'],
  [259, 0, 41, 'invalid'],
  [40, 20, 0, 'invalid'],
  [2, 1, 0, 'valid'],
])('%i valid, %i suspect, %i invalid seconds: %s', (valid, suspect, invalid, is) => {
  expect(toVerdict(seconds(valid, suspect, invalid))?.kind).toBe(is)
})

test('an open load on a server that is too slow for it is suspect, never invalid: nothing of it is the generator’s', () => {
  const dropping = Array.from({ length: 60 }, (_, second) => judgeSecond({ ...quiet, second, dropped: 500 }, 1))
  expect(toVerdict(dropping)).toEqual({
    kind: 'suspect',
    seconds: 60,
    suspectSeconds: 60,
    invalidSeconds: 0,
    reasons: [{ reason: 'dropped', seconds: 60 }],
  })
  const late = Array.from({ length: 60 }, (_, second) =>
    judgeSecond({ ...quiet, second, dropped: 500, sendLagUs: { p99: second < 20 ? 30_000 : 0, max: 0 } }, 1),
  )
  expect(toVerdict(late)?.kind).toBe('invalid')
})

test('a pool that a hanging server holds makes a run suspect, never invalid: the evidence of the hang counts', () => {
  const cells = [
    { ...cell, outcome: 'responseTimeout' as const, count: 10 },
    { ...cell, outcome: 'poolTimeout' as const, count: 190 },
  ]
  const waiting = Array.from({ length: 60 }, (_, second) => judgeSecond({ ...quiet, second, cells }, 1))
  expect(toVerdict(waiting)).toMatchObject({ kind: 'suspect', suspectSeconds: 60, invalidSeconds: 0 })
})

test('what it was, and for how long; the most frequent first', () => {
  expect(toVerdict(seconds(50, 4, 6))).toEqual({
    kind: 'invalid',
    seconds: 60,
    suspectSeconds: 4,
    invalidSeconds: 6,
    reasons: [
      { reason: 'sendLag', seconds: 10 },
      { reason: 'loopDelay', seconds: 6 },
    ],
  })
})

test('nothing measured: no verdict', () => {
  expect(toVerdict([])).toBeUndefined()
})
