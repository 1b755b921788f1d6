import { describe, expect, test } from 'vitest'
import { aTick } from '../charts/testing/aTick.ts'
import type { ComponentState, Lane } from '../domain/diagnosis.ts'
import { aManifest, closedProfile } from '../testing/aManifest.ts'
import { aReading, probesOf } from '../testing/aReading.ts'
import { type LiveRun, toLiveRun } from './liveRun.ts'
import type { NodeReason } from './nodeReason.ts'
import { topologyNow } from './topologyNow.ts'
import { toRunHead } from './toRunHead.ts'

const manifest = aManifest()
const head = toRunHead({
  ...manifest,
  containers: [
    { name: 'api-1', service: 'api', role: 'api', image: 'x' },
    { name: 'api-2', service: 'api', role: 'api', image: 'x' },
  ],
  profile: closedProfile([{ durationMs: 60_000, users: 10 }]),
})
const seconds = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
/** Ten seconds into the load, everything well. */
const well: LiveRun = {
  ...toLiveRun(head),
  at: 'measuring',
  atMs: 10_000,
  ticks: seconds.map((second) => aTick(second)),
  readings: seconds.map((second) => aReading({ atMs: second * 1000, cpuPercent: 40, cpuOfLimitPercent: 40 })),
  probes: probesOf('oooooooooo'),
}
const instances = (failed: number) => ({ 'api-1': { requests: 10, ok: 10 - failed, failed } })
const lane = (name: string, ...states: ComponentState[]): Lane => ({
  lane: name,
  role: name === 'clients' ? 'clients' : 'api',
  spans: states.map((state, index) => ({ state, fromMs: index * 5000, toMs: (index + 1) * 5000 })),
})

test('a node has the last state of its lane, and none before there is one', () => {
  const now = topologyNow(well, [lane('clients', 'healthy', 'unresponsive'), lane('api-1', 'down', 'starting')])
  expect([now.clients.state, now.containers['api-1']?.state, now.containers['api-2']?.state]).toEqual([
    'unresponsive',
    'starting',
    'notKnown',
  ])
})

describe('why', () => {
  test.each<{ name: string; lane?: string; is: ComponentState; why?: NodeReason['kind']; run?: Partial<LiveRun> }>([
    { name: 'all well', is: 'healthy' },
    { name: 'nothing known', is: 'notKnown', why: 'nothingKnown' },
    {
      name: 'died',
      is: 'down',
      run: { components: [{ atMs: 5000, container: 'api-1', what: 'died', exitCode: 137 }] },
      why: 'died',
    },
    { name: 'taken away by a fault before the engine says so', is: 'down' },
    {
      name: 'paused',
      is: 'unresponsive',
      run: { components: [{ atMs: 5000, container: 'api-1', what: 'paused' }] },
      why: 'paused',
    },
    { name: 'probes fail', is: 'unresponsive', run: { probes: probesOf('oooooooxxx') }, why: 'probesFailed' },
    { name: 'a probe hangs', is: 'unresponsive', run: { probes: probesOf('oooo') }, why: 'noProbeAnswer' },
    {
      name: 'our own limit is not its fault',
      is: 'degraded',
      run: { probes: [...well.probes, ...probesOf('x', { outcome: 'generator' }, 9900)] },
    },
    {
      name: 'the way through the entry fails',
      is: 'degraded',
      run: { probes: probesOf('xxxxxxxxxx', { probe: 'entry' }) },
    },
    {
      name: 'a tenth of its answers failed',
      is: 'degraded',
      run: { ticks: seconds.map((second) => ({ ...aTick(second), instances: instances(1) })) },
      why: 'failing',
    },
    {
      name: 'its answers are slow',
      is: 'degraded',
      run: {
        ticks: seconds.map((second) => ({
          ...aTick(second),
          instances: {
            'api-1': { requests: 9, ok: 9, failed: 0, latencyUs: { p50: 1, p95: 2_500_000, p99: 1, max: 1 } },
          },
        })),
      },
      why: 'slow',
    },
    {
      name: 'CPU at its limit',
      is: 'degraded',
      run: { readings: seconds.map((second) => aReading({ atMs: second * 1000, cpuOfLimitPercent: 99 })) },
      why: 'cpuAtLimit',
    },
    { name: 'what was its cause is over', is: 'degraded' },
    { name: 'clients wait', lane: 'clients', is: 'unresponsive', why: 'noAnswers' },
    {
      name: 'clients get errors',
      lane: 'clients',
      is: 'degraded',
      run: { ticks: [7, 8, 9].map((second) => aTick(second, { ok: 9, outcomes: { http502: 1 } })) },
      why: 'failing',
    },
  ])('$name', ({ lane: name = 'api-1', run, is, why }) => {
    const now = topologyNow({ ...well, ...run }, [lane(name, is)])
    const { state, reason } = (name === 'clients' ? now.clients : now.containers[name]) ?? {}
    expect([state, reason?.kind]).toEqual([is, why])
  })
})

test('rates are those of the last three seconds, shares those among the instances', () => {
  const both = { ...instances(0), 'api-2': { requests: 30, ok: 30, failed: 0 } }
  const ticks = [7, 8, 9].map((second) => ({ ...aTick(second, { ok: 40 }), instances: both }))
  const now = topologyNow({ ...well, ticks }, [])
  expect(now.clients).toMatchObject({ okPerS: 40, failedPerS: 0 })
  expect(now.containers['api-1']).toMatchObject({ okPerS: 10, share: 0.25, cpuPercent: 40 })
  expect(now.containers['api-2']).toMatchObject({ okPerS: 30, share: 0.75 })
})

test.each<{ name: string; containers: [name: string, role: string][]; failed: number[] }>([
  {
    name: 'of the balancer',
    containers: [
      ['lb', 'balancer'],
      ['api-1', 'api'],
    ],
    failed: [5, 0],
  },
  { name: 'of the only instance', containers: [['api-1', 'api']], failed: [5] },
  {
    name: 'of none of several instances',
    containers: [
      ['api-1', 'api'],
      ['api-2', 'api'],
    ],
    failed: [0, 0],
  },
])('what failed without an answer of an instance is counted $name', ({ containers, failed }) => {
  const of = containers.map(([name, role]) => ({ name, role, service: name, image: 'x' }))
  const ticks = [7, 8, 9].map((second) => ({ ...aTick(second, { outcomes: { reset: 5 } }), instances: instances(0) }))
  const now = topologyNow({ ...well, ticks, head: { ...head, containers: of } }, [])
  expect(of.map(({ name }) => now.containers[name]?.failedPerS ?? 0)).toEqual(failed)
})
