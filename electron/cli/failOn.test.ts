import { expect, test } from 'vitest'
import type { RunResult } from '../../shared/domain/runResult.ts'
import { failReasons, failSentences, toFailReasons } from './failOn.ts'
import { measuredResult } from './testing/sampleResult.ts'

const base: RunResult = { ...measuredResult(), crash: { observed: false } }
const target = { name: 'p99', metric: 'p99Ms', below: 100 } as const
const missed: RunResult = {
  ...base,
  targets: [
    { ...target, state: 'fail', measured: 801.234 },
    { ...target, name: 'p50', state: 'warning', measured: 99 },
    { ...target, name: 'load', state: 'notMeasurable' },
  ],
}
const lossy: RunResult = { ...base, conservation: { ...base.conservation, unaccounted: 3 } }
const cutOff: RunResult = { ...lossy, outcome: { kind: 'interrupted', during: 'measuring' } }
const crashed: RunResult = {
  ...base,
  crash: { observed: true, container: 'lb', atMs: 125_000, sign: 'probesFailed', users: 300 },
}

test.each<{ name: string; runs: RunResult[]; sentences: string[] }>([
  { name: 'nothing', runs: [base], sentences: [] },
  {
    name: 'a crash',
    runs: [crashed],
    sentences: ['--fail-on crash: duo-lb:baseline crashed (lb at 2:05, did not answer probes)'],
  },
  {
    name: 'a missed target, in one of two runs',
    runs: [base, missed],
    sentences: ['--fail-on target: duo-lb:baseline missed p99, should be below 100 in 1 of 2 runs (801.2)'],
  },
  {
    name: 'missed over a window, in a phase, against the baseline',
    runs: [
      {
        ...base,
        targets: [
          { ...target, over: '10s', state: 'fail', measured: 310, window: { fromMs: 40_000, toMs: 50_000 } },
          { ...target, name: 'ramp', over: 'phase', state: 'fail', measured: 240, phase: 2 },
          {
            ...target,
            name: 'no-worse',
            below: 1.1,
            relativeTo: 'baseline',
            state: 'fail',
            measured: 220,
            compared: 180,
          },
        ],
      },
    ],
    sentences: [
      '--fail-on target: duo-lb:baseline missed p99, should be below 100 over any 10s (310 from 0:40 to 0:50)',
      '--fail-on target: duo-lb:baseline missed ramp, should be below 100 in every phase (240 in phase 3)',
      '--fail-on target: duo-lb:baseline missed no-worse, should be below 1.1 × the baseline (220, baseline 180)',
    ],
  },
  {
    name: 'the same in both runs, told once',
    runs: [missed, missed],
    sentences: ['--fail-on target: duo-lb:baseline missed p99, should be below 100 in 2 of 2 runs (801.2; 801.2)'],
  },
  {
    name: 'requests that nobody accounts for',
    runs: [lossy],
    sentences: ['--fail-on invalid: duo-lb:baseline is not to be trusted (3 requests are not accounted for)'],
  },
  { name: 'those in flight when a run was cut off', runs: [cutOff], sentences: [] },
])('$name', ({ runs, sentences }) => {
  expect(failSentences(runs, failReasons)).toEqual(sentences)
})

test('only what was asked for counts', () => {
  expect(failSentences([crashed, missed], ['invalid'])).toEqual([])
})

test('another word, and targets without objectives, are problems', () => {
  const { failOn, problems } = toFailReasons(['crash', 'slow', 'target'], false)
  expect(problems.map(({ found }) => found)).toEqual(['"slow"', 'target'])
  expect(failOn).toEqual(['crash', 'target'])
  expect(toFailReasons(['target'], true).problems).toEqual([])
})
