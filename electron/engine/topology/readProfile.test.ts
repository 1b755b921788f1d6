import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { readProfile } from './readProfile.ts'
import { temporaryTree } from './testing/temporaryTree.ts'

function read(text: string) {
  return readProfile(join(temporaryTree({ 'quick.yaml': text }), 'quick.yaml'), basename)
}

const head = 'name: quick\ntitle: { en: Quick, fr: Rapide }\n'

test('stages with durations in milliseconds', () => {
  const text = `${head}model: closed\nstages:\n  - { duration: 10s, users: 50 }\n  - { duration: 1m30s, users: 0 }\n`
  expect(read(text)).toEqual({
    problems: [],
    profile: {
      id: 'quick',
      title: { en: 'Quick', fr: 'Rapide' },
      model: 'closed',
      stages: [
        { durationMs: 10_000, users: 50 },
        { durationMs: 90_000, users: 0 },
      ],
    },
  })
})

test.each<{ name: string; text: string; load: object }>([
  {
    name: 'with what it is when nothing is said',
    text: 'stages:\n  - { duration: 10s, rate: 2.5 }\n',
    load: { arrivals: 'poisson', maxInFlight: 1000, stages: [{ durationMs: 10_000, ratePerS: 2.5 }] },
  },
  {
    name: 'with everything said',
    text: 'arrivals: even\nmaxInFlight: 20\nconnections: shared:8\nstages:\n  - { duration: 10s, rate: 100 }\n',
    load: {
      arrivals: 'even',
      maxInFlight: 20,
      connections: 'shared:8',
      stages: [{ durationMs: 10_000, ratePerS: 100 }],
    },
  },
])('an open profile $name', ({ text, load }) => {
  expect(read(`${head}model: open\n${text}`)).toEqual({
    problems: [],
    profile: { id: 'quick', title: { en: 'Quick', fr: 'Rapide' }, model: 'open', ...load },
  })
})

test('faults, in the order of their moments', () => {
  const text = `${head}model: closed
stages:
  - { duration: 1m, users: 5 }
faults:
  - { at: 30s, fault: cpu=2 db }
  - { at: 10s, for: 1m30s, fault: kill api-2 }
`
  expect(read(text)).toMatchObject({
    problems: [],
    profile: {
      faults: [
        { atMs: 10_000, forMs: 90_000, action: { kind: 'kill', container: 'api-2' } },
        { atMs: 30_000, action: { kind: 'cpu', container: 'db', processes: 2 } },
      ],
    },
  })
})

test.each<{ name: string; text: string; problems: object[] }>([
  {
    name: 'everything that is wrong with faults, at its place',
    text: `${head}model: open
stages:
  - { duration: 1m, rate: 5 }
faults:
  - { at: soon, fault: kill api-2 }
  - { at: 10s, for: 0s, fault: klil api-2, who: me }
  - { fault: kill }
`,
    problems: [
      { line: 7, column: 11, field: 'faults[0].at', found: '"soon"', expected: 'a duration such as 30s or 1m30s' },
      { line: 8, column: 21, field: 'faults[1].for', found: '"0s"', expected: 'a duration above 0' },
      { line: 8, column: 32, field: 'faults[1].fault', expected: expect.stringMatching(/^one of kill, crash/) },
      { line: 8, column: 44, field: 'faults[1].who', found: 'the unknown key "who"' },
      { line: 9, column: 5, field: 'faults[2].at', found: 'nothing' },
      { line: 9, column: 14, field: 'faults[2].fault', expected: expect.stringMatching(/^a fault and a container/) },
    ],
  },
  {
    name: 'users, a rate and times that nothing here could follow',
    text: `${head}model: closed\nstages:\n  - { duration: 600h, users: 70000000 }\n`,
    problems: [
      { line: 5, column: 17, field: 'stages[0].duration', found: '"600h"', expected: 'at most 168h (7 days)' },
      { line: 5, column: 30, field: 'stages[0].users', found: '70000000', expected: 'at most 100000' },
    ],
  },
  {
    name: 'a rate that nothing here could send',
    text: `${head}model: open\nstages:\n  - { duration: 1m, rate: 70000000 }\n`,
    problems: [{ line: 5, column: 27, field: 'stages[0].rate', found: '70000000', expected: 'at most 1000000' }],
  },
  {
    name: 'no stages',
    text: `${head}model: closed\nstages: []\n`,
    problems: [{ line: 4, column: 9, field: 'stages', expected: 'at least one stage' }],
  },
  {
    name: 'neither model',
    text: `${head}model: opened\nstages:\n  - { duration: 10s, users: 1 }\n`,
    problems: [{ line: 3, column: 8, found: '"opened"', expected: expect.stringMatching(/^closed .* or open /) }],
  },
  {
    name: 'users in the open model, and everything else that can be wrong in it',
    text: `${head}model: open\narrivals: steady\nmaxInFlight: 0\nconnections: shared:0\nstages:\n  - { duration: 10s, users: 1 }\n  - { duration: 1s, rate: -1 }\n`,
    problems: [
      { line: 4, column: 11, field: 'arrivals', found: '"steady"', expected: 'one of even, poisson' },
      { line: 5, column: 14, field: 'maxInFlight', found: '0', expected: 'at least 1' },
      {
        line: 6,
        column: 14,
        field: 'connections',
        found: '"shared:0"',
        expected: 'shared: with a number from 1 to 999999',
      },
      { line: 8, column: 5, field: 'stages[0].rate', found: 'nothing', expected: 'a number' },
      {
        line: 8,
        column: 22,
        field: 'stages[0].users',
        found: 'the unknown key "users"',
        expected: 'one of duration, rate',
      },
      { line: 9, column: 27, field: 'stages[1].rate', found: '-1', expected: 'at least 0' },
    ],
  },
  {
    name: 'a cap in the closed model, and connections that are none',
    text: `${head}model: closed\nconnections: many\nmaxInFlight: 5\nstages:\n  - { duration: 1s, users: 1 }\n`,
    problems: [
      {
        line: 4,
        field: 'connections',
        found: '"many"',
        expected: 'perUser, fresh, or shared:N with N connections for all',
      },
      { line: 5, found: 'the unknown key "maxInFlight"' },
    ],
  },
  {
    name: 'a rate of nothing',
    text: `${head}model: open\nstages:\n  - { duration: 1s, rate: 0 }\n`,
    problems: [{ line: 4, column: 1, found: 'a rate of 0 in every stage' }],
  },
  {
    name: 'several things in stages',
    text: `${head}model: closed\nstages:\n  - { duration: 10, users: 1 }\n  - { duration: 1s, users: 1.5 }\n  - { duration: 1s, users: -1, rate: 3 }\n`,
    problems: [
      { line: 5, column: 17, field: 'stages[0].duration', found: '10', expected: 'a duration such as 30s or 1m30s' },
      { line: 6, column: 28, field: 'stages[1].users', found: '1.5', expected: 'a whole number' },
      { line: 7, column: 28, field: 'stages[2].users', found: '-1', expected: 'at least 0' },
      {
        line: 7,
        column: 32,
        field: 'stages[2].rate',
        found: 'the unknown key "rate"',
        expected: 'one of duration, users',
      },
    ],
  },
  {
    name: 'no time',
    text: `${head}model: closed\nstages:\n  - { duration: 0s, users: 1 }\n`,
    problems: [{ line: 5, column: 17, expected: 'a duration above 0' }],
  },
  {
    name: 'nobody',
    text: `${head}model: closed\nstages:\n  - { duration: 1s, users: 0 }\n`,
    problems: [{ line: 4, column: 1, found: 'no users in any stage' }],
  },
  {
    name: 'another name, a missing title and an unknown key',
    text: 'name: slow\nmodle: closed\nstages:\n  - { duration: 1s, users: 1 }\n',
    problems: [
      { field: 'title', found: 'nothing' },
      { field: 'model', found: 'nothing', expected: expect.stringMatching(/^closed/) },
      { line: 1, column: 7, expected: 'quick, the name of the file' },
      { line: 2, column: 1, found: 'the unknown key "modle"' },
    ],
  },
  {
    name: 'not a mapping',
    text: '- a\n',
    problems: [{ line: 1, column: 1, field: '', found: 'a list', expected: 'a mapping' }],
  },
  {
    name: 'an empty file',
    text: '',
    problems: [{ field: 'name' }, { field: 'title' }, { field: 'model' }, { field: 'stages' }],
  },
])('$name', ({ text, problems }) => {
  const answer = read(text)
  expect(answer.profile).toBeUndefined()
  expect(answer.problems.slice(0, problems.length)).toMatchObject(problems)
  expect(answer.problems.length).toBe(answer.problems[0]?.field === '' ? answer.problems.length : problems.length)
})

test('a file that is not there is a problem', () => {
  expect(readProfile('/nowhere/quick.yaml', basename).problems).toEqual([
    { where: 'quick.yaml', field: '', found: 'no such file', expected: 'a readable file' },
  ])
})
