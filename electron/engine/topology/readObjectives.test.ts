import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { readObjectives } from './readObjectives.ts'
import { temporaryTree } from './testing/temporaryTree.ts'

function read(text: string) {
  return readObjectives(join(temporaryTree({ 'strict.yaml': text }), 'strict.yaml'), basename)
}

const head = 'name: strict\ntitle: { en: Strict, fr: Strict }\n'
const targets = (...lines: string[]) => `${head}targets:\n${lines.map((line) => `  - ${line}\n`).join('')}`

test('targets as written, bounds of capacity filled in', () => {
  const text = targets(
    '{ name: errors, metric: errorRate, below: 0.01, warning: 0.005, endpoint: search }',
    '{ name: memory, title: { en: M, fr: M }, metric: serviceMemoryMiB, service: api, below: 128 }',
    '{ name: rate, metric: throughputPerS, above: 200, warning: 250 }',
  )
  expect(read(text)).toEqual({
    problems: [],
    objectives: {
      id: 'strict',
      title: { en: 'Strict', fr: 'Strict' },
      capacity: { errorRate: 0.01, p95Ms: 2000 },
      targets: [
        { name: 'errors', metric: 'errorRate', below: 0.01, warning: 0.005, endpoint: 'search' },
        { name: 'memory', title: { en: 'M', fr: 'M' }, metric: 'serviceMemoryMiB', service: 'api', below: 128 },
        { name: 'rate', metric: 'throughputPerS', above: 200, warning: 250 },
      ],
    },
  })
  expect(read(`${head}capacity: { errorRate: 0.05, p95Ms: 500 }\ntargets: []\n`).objectives?.capacity).toEqual({
    errorRate: 0.05,
    p95Ms: 500,
  })
})

test('spans, baselines and stops', () => {
  const text = targets(
    '{ name: a, metric: p95Ms, below: 500, over: 10s, whenMissed: stop }',
    '{ name: b, metric: errorRate, below: 1.1, relativeTo: baseline, over: phase }',
    '{ name: c, metric: load1, below: 3, warning: 1.5, kind: monitoring, over: run }',
  )
  expect(read(text).objectives?.targets).toEqual([
    { name: 'a', metric: 'p95Ms', below: 500, over: '10s', whenMissed: 'stop' },
    { name: 'b', metric: 'errorRate', below: 1.1, relativeTo: 'baseline', over: 'phase' },
    { name: 'c', metric: 'load1', below: 3, warning: 1.5, kind: 'monitoring', over: 'run' },
  ])
})

test.each<{ name: string; text: string; problems: object[] }>([
  {
    name: 'spans that a metric has not, or that are none',
    text: targets(
      '{ name: a, metric: load1, below: 5, over: phase }',
      '{ name: b, metric: serviceCpuPercent, service: api, below: 5, over: 10s }',
      '{ name: c, metric: p95Ms, below: 5, over: 1500ms }',
      '{ name: d, metric: p95Ms, below: 5, over: 0s }',
      '{ name: e, metric: p95Ms, below: 5, over: plateau }',
    ),
    problems: [
      { line: 4, field: 'targets[0].over', found: '"phase"', expected: 'run with load1' },
      {
        line: 5,
        field: 'targets[1].over',
        found: '"10s"',
        expected: 'run with serviceCpuPercent',
        fix: 'only throughputPerS, goodputPerS, errorRate, p50Ms, p95Ms, p99Ms, maxMs have windows',
      },
      { line: 6, column: 47, field: 'targets[2].over', expected: expect.stringMatching(/whole number of seconds/) },
      { line: 7, field: 'targets[3].over', expected: expect.stringMatching(/whole number of seconds/) },
      {
        line: 8,
        field: 'targets[4].over',
        found: '"plateau"',
        expected: expect.stringMatching(/whole number of seconds/),
      },
    ],
  },
  {
    name: 'stops without a window, or against a baseline; factors that are none',
    text: targets(
      '{ name: a, metric: p95Ms, below: 5, whenMissed: stop }',
      '{ name: b, metric: p95Ms, below: 1.1, over: 5s, relativeTo: baseline, whenMissed: stop }',
      '{ name: c, metric: p95Ms, below: -1, relativeTo: baseline }',
      '{ name: d, metric: p95Ms, below: 1.1, relativeTo: last }',
    ),
    problems: [
      { line: 4, field: 'targets[0].whenMissed', found: 'stop over the whole run' },
      { line: 5, field: 'targets[1].whenMissed', found: 'stop beside relativeTo' },
      { line: 6, field: 'targets[2].below', found: '-1', expected: expect.stringMatching(/factor/) },
      { line: 7, field: 'targets[3].relativeTo', found: '"last"' },
    ],
  },
  {
    name: 'both bounds, and none',
    text: targets('{ name: a, metric: p95Ms, below: 5, above: 1 }', '{ name: b, metric: p95Ms }'),
    problems: [
      { line: 4, column: 41, field: 'targets[0].above', found: 'above beside below', expected: 'one of the two' },
      { line: 5, column: 5, field: 'targets[1]', found: 'neither below nor above', expected: 'one of the two' },
    ],
  },
  {
    name: 'a warning where it has failed already',
    text: targets(
      '{ name: a, metric: p95Ms, below: 5, warning: 5 }',
      '{ name: b, metric: throughputPerS, above: 200, warning: 150 }',
    ),
    problems: [
      { line: 4, field: 'targets[0].warning', found: '5', expected: 'less than 5 (its below)' },
      { line: 5, field: 'targets[1].warning', found: '150', expected: 'more than 200 (its above)' },
    ],
  },
  {
    name: 'services and endpoints where there are none, and the other way round',
    text: targets(
      '{ name: a, metric: serviceCpuPercent, below: 5 }',
      '{ name: b, metric: load1, below: 5, service: api }',
      '{ name: c, metric: cacheRatio, above: 0.5, endpoint: search }',
      '{ name: d, metric: serviceMemoryMiB, service: db, below: 5, endpoint: search }',
    ),
    problems: [
      {
        line: 4,
        field: 'targets[0].service',
        found: 'nothing',
        expected: 'the service or role that serviceCpuPercent is of',
      },
      { line: 5, field: 'targets[1].service', found: '"api"', expected: 'no service with load1' },
      { line: 6, field: 'targets[2].endpoint', found: '"search"', expected: 'no endpoint with cacheRatio' },
      { line: 7, field: 'targets[3].endpoint', expected: 'no endpoint with serviceMemoryMiB' },
    ],
  },
  {
    name: 'per cent where parts of 1 are meant',
    text: targets('{ name: a, metric: errorRate, below: 5, warning: -1 }', '{ name: b, metric: p95Ms, below: 5 }'),
    problems: [
      { line: 4, field: 'targets[0].below', found: '5', expected: 'a part of 1: 0.01 is one per cent' },
      { line: 4, field: 'targets[0].warning', found: '-1' },
    ],
  },
  {
    name: 'a malformed target hides no other',
    text: targets(
      '{ name: a, metric: p96Ms, below: fast }',
      '{ name: b, metric: p95Ms, below: 5, abov: 3 }',
      '{ name: b, metric: p95Ms, below: 5, warning: 9 }',
      '{ name: b, metric: p99Ms, below: 5 }',
    ),
    problems: [
      {
        line: 4,
        field: 'targets[0].metric',
        found: '"p96Ms"',
        expected: expect.stringMatching(/^one of throughputPerS, /),
      },
      { line: 4, field: 'targets[0].below', found: '"fast"', expected: 'a number' },
      { line: 5, field: 'targets[1].abov', found: 'the unknown key "abov"' },
      { line: 6, field: 'targets[2].warning' },
      { line: 7, field: 'targets[3].name', found: '"b" again', expected: 'each name once' },
    ],
  },
  {
    name: 'bounds of capacity that cannot be',
    text: `${head}capacity: { errorRate: 2, p95Ms: 0 }\ntargets: []\n`,
    problems: [
      { line: 3, field: 'capacity.errorRate', found: '2', expected: 'at most 1' },
      { line: 3, field: 'capacity.p95Ms', found: '0', expected: 'more than 0' },
    ],
  },
  {
    name: 'another name, no title, no targets',
    text: 'name: loose\n',
    problems: [
      { field: 'title', found: 'nothing' },
      { field: 'targets', found: 'nothing', expected: 'a list' },
      { line: 1, column: 7, expected: 'strict, the name of the file' },
    ],
  },
  { name: 'targets that are no list', text: `${head}targets: 5\n`, problems: [{ line: 3, expected: 'a list' }] },
  { name: 'an empty file', text: '', problems: [{ field: 'name' }, { field: 'title' }, { field: 'targets' }] },
])('$name', ({ text, problems }) => {
  const answer = read(text)
  expect(answer.objectives).toBeUndefined()
  expect(answer.problems).toMatchObject(problems)
})
