import { describe, expect, test } from 'vitest'
import { aTick } from '../charts/testing/aTick.ts'
import { aManifest, closedProfile } from '../testing/aManifest.ts'
import { aReading, probesOf } from '../testing/aReading.ts'
import { type LiveRun, toLiveRun } from './liveRun.ts'
import { type NodeReason, type NodeState, topologyNow } from './topologyNow.ts'
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

describe('a container', () => {
  test.each<{ name: string; is: NodeState; why?: NodeReason['kind']; run: Partial<LiveRun> }>([
    { name: 'all well', run: {}, is: 'healthy' },
    { name: 'before measuring', run: { atMs: -1000 }, is: 'unknown', why: 'nothingKnown' },
    {
      name: 'died',
      run: { components: [{ atMs: 5000, container: 'api-1', what: 'died', exitCode: 137 }] },
      is: 'down',
      why: 'died',
    },
    {
      name: 'died and was started again',
      run: {
        components: [
          { atMs: 5000, container: 'api-1', what: 'died', exitCode: 137 },
          { atMs: 6000, container: 'api-1', what: 'started' },
        ],
      },
      is: 'healthy',
    },
    {
      name: 'a process of it ran out of memory, it lives on',
      run: { components: [{ atMs: 5000, container: 'api-1', what: 'oom' }] },
      is: 'healthy',
    },
    {
      name: 'paused',
      run: { components: [{ atMs: 5000, container: 'api-1', what: 'paused' }] },
      is: 'unresponsive',
      why: 'paused',
    },
    { name: 'last probe failed', run: { probes: probesOf('ooooooooox') }, is: 'unresponsive', why: 'probesFailed' },
    { name: 'three probes in a row', run: { probes: probesOf('oooooooxxx') }, is: 'down', why: 'probesFailed' },
    {
      name: 'two kinds, one of them down',
      run: {
        probes: [
          ...probesOf('oooooooxxx', { probe: 'balancerFresh' }),
          ...probesOf('oooooooooo', { probe: 'balancerKept' }),
        ],
      },
      is: 'down',
      why: 'probesFailed',
    },
    { name: 'failed and answers again', run: { probes: probesOf('oooooxxxoo') }, is: 'healthy' },
    {
      name: 'the way through the entry fails',
      run: { probes: [...well.probes, ...probesOf('xxxxxxxxxx', { probe: 'entry' })] },
      is: 'healthy',
    },
    {
      name: 'our own limit is not its fault',
      run: { probes: [...well.probes, ...probesOf('x', { outcome: 'generator' }, 9900)] },
      is: 'healthy',
    },
    { name: 'a probe hangs', run: { probes: probesOf('oooo') }, is: 'unresponsive', why: 'noProbeAnswer' },
    {
      name: 'a tenth of its answers failed',
      run: { ticks: seconds.map((second) => ({ ...aTick(second), instances: instances(1) })) },
      is: 'degraded',
      why: 'failing',
    },
    {
      name: 'CPU at its limit',
      run: { readings: seconds.map((second) => aReading({ atMs: second * 1000, cpuOfLimitPercent: 99 })) },
      is: 'degraded',
      why: 'cpuAtLimit',
    },
    {
      name: 'CPU at its limit for one second',
      run: { readings: [...well.readings.slice(0, -1), aReading({ atMs: 9000, cpuOfLimitPercent: 99 })] },
      is: 'healthy',
    },
    {
      name: 'no CPU limit',
      run: { readings: seconds.map((second) => aReading({ atMs: second * 1000, cpuPercent: 400 })) },
      is: 'healthy',
    },
    {
      name: 'memory at its limit',
      run: { readings: seconds.map((second) => aReading({ atMs: second * 1000, memoryOfLimitPercent: 98 })) },
      is: 'degraded',
      why: 'memoryAtLimit',
    },
    { name: 'nobody speaks of it', run: { readings: [], probes: [] }, is: 'unknown', why: 'nothingKnown' },
    {
      name: 'brought down by ourselves after the load',
      run: {
        atMs: 65_000,
        probes: [],
        readings: [aReading({ atMs: 58_000 })],
        components: [{ atMs: 63_000, container: 'api-1', what: 'died' }],
      },
      is: 'healthy',
    },
  ])('$name: $is', ({ run, is, why }) => {
    const { state, reason } = topologyNow({ ...well, ...run }).containers['api-1'] ?? {}
    expect([state, reason?.kind]).toEqual([is, why])
  })
})

describe('clients', () => {
  const ticks = (...three: Parameters<typeof aTick>[1][]) => three.map((changes, index) => aTick(7 + index, changes))
  test.each<{ name: string; is: NodeState; ticks: LiveRun['ticks'] }>([
    { name: 'nothing measured', ticks: [], is: 'unknown' },
    { name: 'all ok', ticks: ticks({}, {}, {}), is: 'healthy' },
    {
      name: 'one failure in a hundred',
      ticks: ticks({ ok: 33 }, { ok: 33 }, { ok: 33, outcomes: { reset: 1 } }),
      is: 'healthy',
    },
    { name: 'a tenth fails', ticks: ticks({ ok: 9, outcomes: { http502: 1 } }, {}, {}), is: 'degraded' },
    {
      name: 'half fails',
      ticks: ticks(
        { ok: 5, outcomes: { http502: 5 } },
        { ok: 5, outcomes: { http502: 5 } },
        { ok: 5, outcomes: { reset: 5 } },
      ),
      is: 'down',
    },
    { name: 'users wait and nothing comes back', ticks: ticks({ ok: 0 }, { ok: 0 }, { ok: 0 }), is: 'unresponsive' },
    {
      name: 'no users yet',
      ticks: ticks({ ok: 0, users: 0 }, { ok: 0, users: 0 }, { ok: 0, users: 0 }),
      is: 'healthy',
    },
  ])('$name: $is', ({ ticks, is }) => {
    expect(topologyNow({ ...well, ticks }).clients.state).toBe(is)
  })
})

test.each<{ name: string; containers: [name: string, role: string][]; states: NodeState[] }>([
  {
    name: 'of the balancer',
    containers: [
      ['lb', 'balancer'],
      ['api-1', 'api'],
    ],
    states: ['degraded', 'healthy'],
  },
  { name: 'of the only instance', containers: [['api-1', 'api']], states: ['degraded'] },
  {
    name: 'of none of several instances',
    containers: [
      ['api-1', 'api'],
      ['api-2', 'api'],
    ],
    states: ['healthy', 'healthy'],
  },
])('what failed without an answer of an instance is the failure $name', ({ containers, states }) => {
  const of = containers.map(([name, role]) => ({ name, role, service: name, image: 'x' }))
  const ticks = [7, 8, 9].map((second) => ({ ...aTick(second, { outcomes: { reset: 5 } }), instances: instances(0) }))
  const probes = containers.flatMap(([container]) => probesOf('oooooooooo', { container }))
  const now = topologyNow({ ...well, ticks, probes, head: { ...head, containers: of } })
  expect(of.map(({ name }) => now.containers[name]?.state)).toEqual(states)
})

test('rates are those of the last three seconds, shares those among the instances', () => {
  const both = { ...instances(0), 'api-2': { requests: 30, ok: 30, failed: 0 } }
  const now = topologyNow({
    ...well,
    ticks: [7, 8, 9].map((second) => ({ ...aTick(second, { ok: 40 }), instances: both })),
  })
  expect(now.clients).toMatchObject({ okPerS: 40, failedPerS: 0 })
  expect(now.containers['api-1']).toMatchObject({ okPerS: 10, share: 0.25, cpuPercent: 40 })
  expect(now.containers['api-2']).toMatchObject({ okPerS: 30, share: 0.75 })
})
