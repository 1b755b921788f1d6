import type { RunEventBody } from '../../../../domain/events.ts'
import type { Fault } from '../../../../domain/fault.ts'
import { probesOf } from '../../../../testing/aReading.ts'
import { happened } from '../../testing/aRun.ts'
import { aStack, aStackRun, counters, failing, lines, readings, slowFrom10, ticks } from './aStack.ts'
import type { RuleCase } from './ruleCase.ts'

const died = (container: string, exitCode: number): RunEventBody => ({
  kind: 'component',
  container,
  what: 'died',
  exitCode,
})
const started = (container: string): RunEventBody => ({ kind: 'component', container, what: 'started' })
const oom: RunEventBody = { kind: 'component', container: 'api-1', what: 'oom' }
const kill: Fault = { atMs: 10_000, action: { kind: 'kill', container: 'api-1' } }
const begun: RunEventBody = { kind: 'fault', what: 'begun', fault: kill }
const ended = (changes: Partial<{ oomKilled: boolean; exitCode: number }> = {}) => [
  { container: 'api-1', running: false, exitCode: 137, oomKilled: false, restarts: 0, ...changes },
]
const filled = (percent: number) =>
  readings({
    'api-1': (second) => ({
      memoryBytes: second < 7 ? 1e8 : percent * 2e6,
      memoryOfLimitPercent: second < 7 ? 50 : percent,
    }),
  })
const gone = happened(30_000, [10_200, died('api-1', 137)])
const goneByUs = happened(30_000, [10_000, begun], [10_200, died('api-1', 137)])
const alone = aStack()
const solo = { ...alone, containers: alone.containers.filter(({ name }) => name === 'api-1' || name === 'db') }
const silent = ticks((second) => (second < 10 ? {} : { outcomes: { refused: 50 }, instances: {} }))
const upstream = (sign: 'upstreamTimedOut' | 'upstreamRefused', fromS: number, toS: number, process = 8) =>
  lines(
    'lb',
    sign,
    fromS,
    toS,
    `[error] ${process}#${process}: *160 connect() failed while connecting to upstream, upstream: "http://198.18.4.3:8000/products"`,
  )
const shares = (first: number) =>
  ticks((second) => (second < 10 ? {} : { p95Ms: 3000, instances: { 'api-1': first, 'api-2': 100 - first } }))
const after10 = (answers: string) => probesOf(`oooooooooo${answers.repeat(20)}`, { container: 'api-1' }, 100)

/** What has to do with processes that end, memory, and what becomes of requests then. */
export const endCases: readonly RuleCase[] = [
  {
    rule: 'outOfMemory',
    name: 'the engine’s event, its flag and the kernel’s count agree',
    run: aStackRun({
      events: happened(30_000, [10_100, oom], [10_200, died('api-1', 137)]),
      ends: ended({ oomKilled: true }),
      counters: counters('api-1', 'kernel', (second) => ({ oomKillsTotal: second < 10 ? 0 : 1 })),
      readings: filled(98),
    }),
    fires: 'high api-1',
  },
  {
    rule: 'outOfMemory',
    name: 'one worker of several is killed, the container lives',
    run: aStackRun({
      counters: counters('api-1', 'kernel', (second) => ({ oomKillsTotal: second < 12 ? 3 : 4 })),
      logs: lines('api-1', 'outOfMemory', 12, 13),
    }),
    fires: 'high api-1',
  },
  {
    rule: 'outOfMemory',
    name: 'only Gunicorn’s guess, and a full memory',
    run: aStackRun({ logs: lines('api-1', 'outOfMemory', 12, 13), readings: filled(97) }),
    fires: 'low api-1',
  },
  { rule: 'outOfMemory', name: 'exit code 137 alone', run: aStackRun({ events: gone, ends: ended() }) },
  {
    rule: 'outOfMemory',
    name: 'exit code 137 and Gunicorn’s guess, with memory to spare',
    run: aStackRun({ events: gone, ends: ended(), logs: lines('api-1', 'outOfMemory', 10, 11), readings: filled(40) }),
  },
  {
    rule: 'memoryLimit',
    name: 'memory stays at its limit, the kernel takes back what it can',
    run: aStackRun({
      ticks: slowFrom10(),
      readings: filled(95),
      counters: counters('api-1', 'kernel', (second) => ({ memoryLimitHitsTotal: second * 30 })),
    }),
    fires: 'high api-1',
  },
  {
    rule: 'memoryLimit',
    name: 'full, and nothing says that the kernel takes any back',
    run: aStackRun({ ticks: slowFrom10(), readings: filled(95) }),
    fires: 'low api-1',
  },
  { rule: 'memoryLimit', name: 'full, and nobody notices', run: aStackRun({ readings: filled(95) }) },
  { rule: 'memoryLimit', name: 'slow with room', run: aStackRun({ ticks: slowFrom10(), readings: filled(70) }) },
  {
    rule: 'engineRestarted',
    name: 'all containers end together, and nobody is answered',
    run: aStackRun({
      events: happened(
        30_000,
        ...aStack().containers.map(({ name }, index): [number, RunEventBody] => [10_000 + index * 100, died(name, 0)]),
      ),
      ticks: ticks((second) => (second < 10 ? {} : { ok: 0, outcomes: { refused: 10 } })),
    }),
    fires: 'high',
  },
  {
    rule: 'engineRestarted',
    name: 'one is left standing',
    run: aStackRun({
      events: happened(
        30_000,
        ...aStack()
          .containers.slice(1)
          .map(({ name }, index): [number, RunEventBody] => [10_000 + index * 100, died(name, 0)]),
      ),
    }),
  },
  {
    rule: 'processEnded',
    name: 'a signal that is not ours ends an instance, whose probes are refused',
    run: aStackRun({ events: gone, ends: ended(), probes: after10('x') }),
    fires: 'high api-1',
  },
  {
    rule: 'processEnded',
    name: 'the engine’s word alone',
    run: aStackRun({ events: happened(30_000, [10_200, died('db', 1)], [11_500, started('db')]), probes: [] }),
    fires: 'medium db',
  },
  {
    rule: 'processEnded',
    name: 'it ended for want of memory',
    run: aStackRun({ events: gone, ends: ended({ oomKilled: true }), readings: filled(98) }),
  },
  {
    rule: 'processEnded',
    name: 'our own stop',
    run: aStackRun({ events: happened(30_000, [31_500, died('api-1', 0)]) }),
  },
  {
    rule: 'blackholedInstance',
    name: 'killed: probes and the balancer wait in vain',
    run: aStackRun({
      ticks: slowFrom10(),
      events: goneByUs,
      probes: after10('x').map((probe) => (probe.outcome === 'ok' ? probe : { ...probe, outcome: 'connectTimeout' })),
      logs: upstream('upstreamTimedOut', 15, 28),
    }),
    fires: 'high api-1',
  },
  {
    rule: 'blackholedInstance',
    name: 'crashed: its address refuses',
    run: aStackRun({
      ticks: slowFrom10(),
      events: goneByUs,
      probes: after10('x'),
      logs: upstream('upstreamRefused', 10, 28),
    }),
  },
  {
    rule: 'deadAddressKept',
    name: 'the balancer still tries a refusing address after 18 s, and clients notice',
    run: aStackRun({
      ticks: slowFrom10(),
      events: goneByUs,
      probes: after10('x'),
      logs: upstream('upstreamRefused', 10, 28),
    }),
    fires: 'high api-1',
  },
  {
    rule: 'deadAddressKept',
    name: 'it took the address out after two seconds',
    run: aStackRun({
      ticks: slowFrom10(),
      events: goneByUs,
      probes: after10('x'),
      logs: upstream('upstreamRefused', 10, 12),
    }),
  },
  {
    rule: 'deadAddressKept',
    name: 'it tries now and then, and nobody notices',
    run: aStackRun({ events: goneByUs, probes: after10('x'), logs: upstream('upstreamRefused', 10, 28) }),
  },
  {
    rule: 'deadAddressKept',
    name: 'one try in ten seconds, as promised; clients wait because half of the instances are gone',
    run: aStackRun({
      manifest: aStack({ failover: { maxFails: 1, failTimeoutMs: 10_000 } }),
      ticks: slowFrom10(),
      events: goneByUs,
      probes: after10('x'),
      logs: [...upstream('upstreamRefused', 10, 12), ...upstream('upstreamRefused', 21, 22)],
    }),
  },
  {
    rule: 'deadAddressKept',
    name: 'each of two of its processes tries once in ten seconds, as promised',
    run: aStackRun({
      manifest: aStack({ failover: { maxFails: 1, failTimeoutMs: 10_000 } }),
      ticks: slowFrom10(),
      events: goneByUs,
      probes: after10('x'),
      logs: [10, 14, 20, 24].flatMap((second) => upstream('upstreamRefused', second, second + 1, second % 10)),
    }),
  },
  {
    rule: 'deadAddressKept',
    name: 'tries as promised, and hands their failures to clients',
    run: aStackRun({
      manifest: aStack({ failover: { maxFails: 1, failTimeoutMs: 10_000 } }),
      ticks: failing('http502'),
      events: goneByUs,
      probes: after10('x'),
      logs: [...upstream('upstreamRefused', 10, 11), ...upstream('upstreamRefused', 20, 21)],
    }),
    fires: 'high api-1',
  },
  {
    rule: 'deadAddressKept',
    name: 'a balancer that may leave it out after three failures tries it every four seconds for half a minute',
    run: aStackRun({
      manifest: aStack({ failover: { maxFails: 3, failTimeoutMs: 30_000 } }),
      ticks: slowFrom10(),
      events: goneByUs,
      probes: after10('x'),
      logs: [10, 14, 18, 22, 26].flatMap((second) => upstream('upstreamRefused', second, second + 1)),
    }),
    fires: 'high api-1',
  },
  {
    rule: 'singlePointOfFailure',
    name: 'the only instance is gone',
    run: aStackRun({ manifest: solo, ticks: silent, events: gone, probes: after10('x') }),
    fires: 'high api-1',
  },
  {
    rule: 'singlePointOfFailure',
    name: 'the only instance is frozen and then killed: one silence, told once',
    run: aStackRun({
      manifest: solo,
      ticks: silent,
      events: happened(
        30_000,
        [10_000, { kind: 'component', container: 'api-1', what: 'paused' }],
        [15_000, { kind: 'component', container: 'api-1', what: 'unpaused' }],
        [15_500, died('api-1', 137)],
      ),
      probes: after10('x'),
    }),
    fires: 'high api-1',
  },
  {
    rule: 'singlePointOfFailure',
    name: 'one of two instances is gone',
    run: aStackRun({ ticks: silent, events: gone, probes: after10('x') }),
  },
  {
    rule: 'singlePointOfFailure',
    name: 'the only instance is overloaded, and lives',
    run: aStackRun({ manifest: solo, ticks: silent }),
  },
  {
    rule: 'unevenDistribution',
    name: 'api-1 gets 90 of 100',
    run: aStackRun({ ticks: shares(90) }),
    fires: 'medium api-1',
  },
  { rule: 'unevenDistribution', name: 'api-1 gets 60 of 100', run: aStackRun({ ticks: shares(60) }) },
  {
    rule: 'unevenDistribution',
    name: 'api-2 answers everything while api-1 is gone',
    run: aStackRun({ ticks: shares(0), events: gone, probes: after10('x') }),
  },
]
