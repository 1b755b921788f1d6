import { expect, test } from 'vitest'
import type { ComparisonRow, RunResult } from '../../domain/runResult.ts'
import type { VerdictKind } from '../../domain/verdict.ts'
import { conclusion } from './conclusion.ts'
import { reportTexts } from './reportTexts.ts'

const texts = reportTexts('en', 'UTC')
const measured = { totals: { durationMs: 1000, requests: 1 } } as RunResult
const of = (id: string, verdict: VerdictKind, atLeastUsers: number, results = [measured]) => ({
  id,
  results,
  row: {
    runIds: [`${id}-1`],
    verdicts: [verdict],
    capacity: { indicative: false, atLeastUsers },
    figures: {},
    crash: { observed: false },
  } as unknown as ComparisonRow,
})

test.each([
  {
    name: 'the best of those that can be believed, and what is left out',
    shown: [of('a', 'valid', 100), of('b', 'suspect', 50), of('c', 'invalid', 900)],
    says: [
      '**a** holds the most: 100 users, and no more were tried.',
      'Next comes **b** with 50.',
      'None broke.',
      'Not in this order, because what was measured is invalid: **c**.',
    ],
  },
  {
    name: 'plateaus above it were tried, on which the generator was the limit',
    shown: [
      of('a', 'suspect', 100, [{ ...measured, capacity: { plateaus: [{ users: 100 }, { users: 300 }] } } as RunResult]),
      of('b', 'valid', 50),
    ],
    says: [
      '**a** holds the most: 100 users; more were tried, and could not be judged.',
      'Next comes **b** with 50.',
      'None broke.',
    ],
  },
  {
    name: 'one that can be believed is not the best of anything',
    shown: [of('a', 'invalid', 900), of('b', 'valid', 50)],
    says: [
      '**b** holds 50 users, the most that were tried.',
      'None broke.',
      'Not in this order, because what was measured is invalid: **a**.',
    ],
  },
  {
    name: 'none',
    shown: [of('a', 'invalid', 900), of('b', 'invalid', 50)],
    says: [
      'The figures cannot be relied on: what was measured is invalid, for the reasons named below.',
      'None broke.',
    ],
  },
  {
    name: 'a single one that is invalid says so before its figures',
    shown: [of('a', 'invalid', 900)],
    says: [
      'The figures cannot be relied on: what was measured is invalid, for the reasons named below.',
      '**a** holds 900 users, the most that were tried.',
      'It did not break.',
    ],
  },
])('$name', ({ shown, says }) => {
  expect(conclusion(shown, texts)).toEqual(says)
})
