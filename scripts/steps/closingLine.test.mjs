import { expect, test } from 'vitest'
import { closingLine } from './closingLine.mjs'
import { toTally } from './toTally.mjs'

const file = (status, ...states) => ({ status, assertionResults: states.map((state) => ({ status: state })) })

test.each([
  { name: 'nothing ran', tallies: [], line: '0 passed, 0 failed' },
  {
    name: 'checks and tests together',
    tallies: [
      { passed: 1, failed: 0, skipped: 0 },
      { passed: 60, failed: 2, skipped: 0 },
    ],
    line: '61 passed, 2 failed',
  },
  {
    name: 'skipped only when there are any',
    tallies: [{ passed: 3, failed: 0, skipped: 2 }],
    line: '3 passed, 0 failed, 2 skipped',
  },
])('$name', ({ tallies, line }) => {
  expect(closingLine(tallies)).toBe(line)
})

test.each([
  { name: 'all well', report: { testResults: [file('passed', 'passed', 'passed')] }, exitCode: 0, tally: [2, 0, 0] },
  {
    name: 'one failed, one skipped, one to do',
    report: { testResults: [file('failed', 'passed', 'failed', 'skipped', 'todo')] },
    exitCode: 1,
    tally: [1, 1, 2],
  },
  {
    name: 'a file that does not load is a failure',
    report: { testResults: [file('passed', 'passed'), file('failed')] },
    exitCode: 1,
    tally: [1, 1, 0],
  },
  {
    name: 'a hook that fails after its tests passed is a failure',
    report: { testResults: [file('failed', 'passed', 'passed')] },
    exitCode: 1,
    tally: [2, 1, 0],
  },
  { name: 'no test found', report: { testResults: [] }, exitCode: 1, tally: [0, 1, 0] },
  { name: 'crashed before the report', report: undefined, exitCode: 137, tally: [0, 1, 0] },
])('vitest: $name', ({ report, exitCode, tally }) => {
  const [passed, failed, skipped] = tally
  expect(toTally(report, exitCode)).toEqual({ passed, failed, skipped })
})
