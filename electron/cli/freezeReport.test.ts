import { expect, test } from 'vitest'
import type { FreezeCheck, FreezeFigure, FreezeSight } from '../../shared/domain/freezeCheck.ts'
import { freezeReport } from './freezeReport.ts'

const figure = (
  percentile: FreezeFigure['percentile'],
  expectedUs: number,
  measuredUs: number,
  isReached: boolean,
): FreezeFigure => ({ percentile, expectedUs, measuredUs, isReached })
const response = [
  figure('p50', 120, 120, false),
  figure('p90', 500_120, 503_000, true),
  figure('p99', 950_120, 945_000, true),
  figure('p99.9', 995_120, 995_300, true),
  figure('max', 1_000_120, 1_001_000, true),
]
const sight: FreezeSight = { ok: 7500, failed: 0, response, service: response }
const check: FreezeCheck = {
  stallMs: 1000,
  everyMs: 5000,
  stoodStillMs: [1000.1, 1000.2, 1000.3],
  ratePerS: 500,
  connections: 20,
  users: 20,
  thinkMs: 20,
  open: sight,
  closed: sight,
  generator: 'valid',
}

test('expected beside measured, and the finding last; in eighty columns', () => {
  const lines = freezeReport(check).split('\n')
  const at = lines.findIndex((line) => line.startsWith('open, response: expected'))
  expect(lines[at]?.split(/ {2,}/)).toEqual([
    'open, response: expected',
    '120\u00a0µs',
    '500\u00a0ms',
    '950\u00a0ms',
    '995\u00a0ms',
    '1.0\u00a0s',
  ])
  expect(lines[at + 2]?.trim().split(/ {2,}/)).toEqual([
    'difference',
    '–',
    '+0.6\u00a0%',
    '−0.5\u00a0%',
    '0.0\u00a0%',
    '+0.1\u00a0%',
  ])
  expect(lines.join(' ')).toContain('1000.1\u00a0ms, 1000.2\u00a0ms')
  expect(lines.slice(-2).join(' ')).toContain('show the standstills')
  expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThanOrEqual(80)
})
