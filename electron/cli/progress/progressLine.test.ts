import { expect, test } from 'vitest'
import { progressLine } from './progressLine.ts'
import { freshProgress } from './runProgress.ts'

const phases = [
  { index: 0, fromMs: 0, toMs: 2_000, usersFrom: 0, usersTo: 5 },
  { index: 1, fromMs: 2_000, toMs: 4_000, usersFrom: 5, usersTo: 5 },
]

test.each([
  { name: 'nothing particular', changes: { at: 'verifying' as const }, line: 'Calling every endpoint once' },
  {
    name: 'what is being waited for',
    changes: { at: 'starting' as const, detail: 'db: ready', ready: 1, total: 4 },
    line: 'Starting containers · 1 of 4 ready · db: ready',
  },
  {
    name: 'an image, of which nobody knows how many steps are left',
    changes: { at: 'building' as const, detail: 'palier/nginx:latest: Step 2/7' },
    line: 'Building images · palier/nginx:latest: Step 2/7',
  },
  {
    name: 'load that has just begun',
    changes: { at: 'measuring' as const },
    line: 'stage 1 of 2 · 0 users · 4 s left',
  },
  {
    name: 'the plan’s end, not beyond it',
    changes: { at: 'measuring' as const, measuredMs: 5_000, users: 5 },
    line: 'stage 2 of 2 · 5 users · 0 ms left',
  },
])('$name', ({ changes, line }) => {
  expect(progressLine({ ...freshProgress, ...changes }, phases).replaceAll('\u00a0', ' ')).toBe(line)
})
