import { expect, test } from 'vitest'
import { aTick } from '../charts/testing/aTick.ts'
import type { ComponentState, Lane } from '../domain/diagnosis.ts'
import { aManifest, closedProfile } from '../testing/aManifest.ts'
import { aReading, probesOf } from '../testing/aReading.ts'
import { toFeed } from './feed.ts'
import { type LiveRun, toLiveRun } from './liveRun.ts'
import { toRunHead } from './toRunHead.ts'

const manifest = aManifest()
const stages = [
  { durationMs: 5000, users: 10 },
  { durationMs: 5000, users: 10 },
]
const fresh = toLiveRun(toRunHead({ ...manifest, profile: closedProfile(stages) }))
/** Oldest first, without the phases: kind, second, and what tells lines of a kind apart. */
const told = (run: Partial<LiveRun>, lanes: readonly Lane[] = []) =>
  toFeed({ ...fresh, ...run }, lanes)
    .toReversed()
    .filter(({ kind }) => kind !== 'phase')
    .map((item) => [item.kind, item.atMs === undefined ? undefined : item.atMs / 1000, item.state])

const lane = (name: string, ...from: [state: ComponentState, fromS: number][]): Lane => ({
  lane: name,
  role: name === 'clients' ? 'clients' : 'api',
  spans: from.map(([state, fromS], index) => ({
    state,
    fromMs: fromS * 1000,
    toMs: (from[index + 1]?.[1] ?? 10) * 1000,
  })),
})

test.each<{ name: string; run: Partial<LiveRun>; lanes?: readonly Lane[]; lines: unknown[] }>([
  { name: 'nothing', run: {}, lines: [] },
  {
    name: 'a series of failed probes: its first, its third, and the answer that ends it',
    run: { probes: probesOf('oxxxxo') },
    lines: [
      ['probeFailed', 1, undefined],
      ['probesDown', 3, undefined],
      ['probeBack', 5, undefined],
    ],
  },
  {
    name: 'a single failed probe',
    run: { probes: probesOf('oxo') },
    lines: [
      ['probeFailed', 1, undefined],
      ['probeBack', 2, undefined],
    ],
  },
  {
    name: 'probes before the load and our own aborts say nothing',
    run: { probes: [...probesOf('xx', {}, -2000), ...probesOf('x', { outcome: 'aborted' }, 4000)] },
    lines: [],
  },
  {
    name: 'each kind of error once',
    run: {
      ticks: [aTick(0), aTick(1, { outcomes: { http502: 2 } }), aTick(2, { outcomes: { http502: 4, reset: 1 } })],
    },
    lines: [
      ['firstError', 1, undefined],
      ['firstError', 2, undefined],
    ],
  },
  {
    name: 'what happened to a container, but not its removal after the load',
    run: {
      components: [
        { atMs: 3000, container: 'api-1', what: 'oom' },
        { atMs: 3100, container: 'api-1', what: 'died', exitCode: 137 },
        { atMs: 12_000, container: 'api-1', what: 'died' },
      ],
    },
    lines: [
      ['component', 3, undefined],
      ['component', 3.1, 'down'],
    ],
  },
  {
    name: 'a lane comes into another state, told with what happened at that moment, else for itself',
    run: {
      components: [
        { atMs: 3100, container: 'api-1', what: 'died', exitCode: 137 },
        { atMs: 5200, container: 'api-1', what: 'restarted' },
      ],
    },
    lanes: [
      lane('clients', ['notKnown', 0], ['healthy', 0.5], ['degraded', 4], ['notKnown', 9]),
      lane('api-1', ['healthy', 0], ['down', 3.1], ['starting', 5.2], ['recovering', 6]),
    ],
    lines: [
      ['component', 3.1, 'down'],
      ['state', 4, 'degraded'],
      ['component', 5.2, 'starting'],
      ['state', 6, 'recovering'],
    ],
  },
  {
    name: 'CPU at its limit once for each stretch of three readings',
    run: {
      readings: [99, 99, 99, 99, 50, 99].map((cpuOfLimitPercent, second) =>
        aReading({ atMs: second * 1000, cpuOfLimitPercent }),
      ),
    },
    lines: [['cpuAtLimit', 2, undefined]],
  },
  {
    name: 'warnings belong to no moment and come first',
    run: { warnings: [{ en: 'w', fr: 'w' }], ticks: [aTick(0, { outcomes: { reset: 1 } })] },
    lines: [
      ['warning', undefined, undefined],
      ['firstError', 0, undefined],
    ],
  },
  {
    name: 'the end of the load and of the run',
    run: { atMs: 14_000, states: [{ at: 'draining', elapsedMs: 20_000 }], outcome: { kind: 'completed' } },
    lines: [
      ['loadEnded', 10, undefined],
      ['ended', 14, undefined],
    ],
  },
])('$name', ({ run, lanes, lines }) => {
  expect(told(run, lanes)).toEqual(lines)
})

test('phases as they are reached, newest first', () => {
  const ticks = [0, 1, 2, 3, 4, 5].map((second) => aTick(second))
  expect(toFeed({ ...fresh, ticks: ticks.slice(0, 5) }, []).map(({ atMs }) => atMs)).toEqual([0])
  expect(toFeed({ ...fresh, ticks }, []).map(({ atMs }) => atMs)).toEqual([5000, 0])
})
