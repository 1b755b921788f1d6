import type { LogReading } from '../../../../domain/counters.ts'
import type { RunEventBody } from '../../../../domain/events.ts'
import type { Fault, FaultKind } from '../../../../domain/fault.ts'
import { happened } from '../../testing/aRun.ts'
import { aStack, aStackRun, counters, failing, lines, readings, slowFrom10, throttled, ticks } from './aStack.ts'
import type { RuleCase } from './ruleCase.ts'

const notEnough = '[alert] 9#9: *7785 1024 worker_connections are not enough while connecting to upstream'
const full = counters('lb', 'nginx', (second) => ({
  connectionsOpen: second < 10 ? 100 : 511,
  connectionsWriting: second < 10 ? 5 : 510,
  connectionsLimit: 1024,
}))
const both = ticks((second) => (second < 10 ? {} : { outcomes: { ok: 60, http5xx: 15, reset: 25 } }))
const databaseOpen = (most: number) =>
  counters('db', 'postgresql', (second) => ({
    databaseConnections: second < 10 ? 20 : most,
    databaseConnectionsLimit: 97,
    databaseActive: 4,
  }))
const refused = lines('db', 'tooManyClients', 11, 25, 'FATAL:  sorry, too many clients already')
const waited: LogReading[] = lines('api-1', 'poolTimeout', 12, 25)
const unreachable = lines('api-1', 'poolTimeout', 15, 26, 'database: unavailable, 12 times: TimeoutError: ')
const unserved = ticks((second) => (second < 10 ? {} : { outcomes: { http503: 40 }, instances: {} }))
/** The database killed or cut off at second 10, for good. */
const withoutDatabase = (kind: Extract<FaultKind, 'kill' | 'cut'>) => {
  const fault: Fault = { atMs: 10_000, action: { kind, container: 'db' } }
  return happened(
    30_000,
    [10_000, { kind: 'fault', what: 'begun', fault }],
    ...(kind === 'kill'
      ? [[10_100, { kind: 'component', container: 'db', what: 'died', exitCode: 137 }] as [number, RunEventBody]]
      : []),
  )
}
const piledUp = ticks((second) =>
  second < 10 ? {} : { p95Ms: 4000, started: 160, outcomes: { ok: 90, http504: second < 15 ? 0 : 10 } },
)

/** What has to do with connections, descriptors and how long somebody waits for them. */
export const connectionCases: readonly RuleCase[] = [
  {
    rule: 'balancerExhaustion',
    name: 'Nginx says so, is full, answers 500 and resets',
    run: aStackRun({ ticks: both, counters: full, logs: lines('lb', 'connectionsExhausted', 11, 25, notEnough) }),
    fires: 'high lb',
  },
  {
    rule: 'balancerExhaustion',
    name: 'its log alone',
    run: aStackRun({ logs: lines('lb', 'connectionsExhausted', 11, 13, notEnough) }),
    fires: 'medium lb',
  },
  {
    rule: 'balancerExhaustion',
    name: 'it reuses connections and nothing fails',
    run: aStackRun({ counters: full, logs: lines('lb', 'connectionsReused', 11, 25) }),
  },
  {
    rule: 'balancerPressure',
    name: 'it reuses connections and is full',
    run: aStackRun({ counters: full, logs: lines('lb', 'connectionsReused', 11, 25) }),
    fires: 'high lb',
  },
  {
    rule: 'balancerPressure',
    name: 'pressure has become exhaustion',
    run: aStackRun({
      ticks: both,
      counters: full,
      logs: [...lines('lb', 'connectionsReused', 8, 25), ...lines('lb', 'connectionsExhausted', 11, 25, notEnough)],
    }),
  },
  { rule: 'balancerPressure', name: 'full, and not a line of it', run: aStackRun({ counters: full }) },
  {
    rule: 'descriptorExhaustion',
    name: 'the log says so and the descriptors are at their limit',
    run: aStackRun({
      ticks: failing('http5xx'),
      logs: lines('lb', 'tooManyOpenFiles', 12, 20),
      counters: counters('lb', 'kernel', (second) => ({ openFiles: second < 11 ? 90 : 1023, openFilesLimit: 1024 })),
    }),
    fires: 'high lb',
  },
  {
    rule: 'descriptorExhaustion',
    name: 'half of them are open',
    run: aStackRun({
      ticks: failing('http5xx'),
      counters: counters('lb', 'kernel', () => ({ openFiles: 500, openFilesLimit: 1024 })),
    }),
  },
  {
    rule: 'databaseConnections',
    name: 'pools may open 160, the database accepts 97 and refuses',
    run: aStackRun({
      manifest: aStack({ parameters: { DB_POOL_SIZE: 20 } }),
      ticks: failing('http503'),
      counters: databaseOpen(97),
      logs: refused,
    }),
    fires: 'high db',
  },
  {
    rule: 'databaseConnections',
    name: 'every connection of the pools is taken, and nothing is short of CPU',
    run: aStackRun({ ticks: failing('http503'), counters: databaseOpen(80), logs: waited }),
    fires: 'high db',
  },
  {
    rule: 'databaseConnections',
    name: 'pools that may open too many, and never do',
    run: aStackRun({
      manifest: aStack({ parameters: { DB_POOL_SIZE: 20 } }),
      ticks: slowFrom10(),
      counters: databaseOpen(60),
    }),
  },
  {
    rule: 'databaseConnections',
    name: 'requests wait for connections that throttled instances hold',
    run: aStackRun({
      ticks: failing('http503'),
      readings: readings({ 'api-1': () => throttled(10, 10), 'api-2': () => throttled(10, 10) }),
      counters: databaseOpen(80),
      logs: waited,
    }),
  },
  {
    rule: 'databaseConnections',
    name: 'requests wait in vain for a database that was killed',
    run: aStackRun({
      ticks: unserved,
      events: withoutDatabase('kill'),
      counters: databaseOpen(80).filter(({ atMs }) => atMs < 12_000),
      logs: unreachable,
    }),
  },
  {
    rule: 'databaseConnections',
    name: 'requests wait in vain for a database that was cut off',
    run: aStackRun({ ticks: unserved, events: withoutDatabase('cut'), logs: unreachable }),
  },
  {
    rule: 'databaseConnections',
    name: 'they wait in vain, and nobody counted the connections',
    run: aStackRun({ ticks: failing('http503'), logs: waited }),
  },
  {
    rule: 'timeoutCascade',
    name: 'the balancer gives up, clients get 504, requests pile up',
    run: aStackRun({ ticks: piledUp, logs: lines('lb', 'upstreamTimedOut', 15, 29) }),
    fires: 'high lb',
  },
  { rule: 'timeoutCascade', name: '504 without its log', run: aStackRun({ ticks: piledUp }), fires: 'medium lb' },
  { rule: 'timeoutCascade', name: 'slow, with every answer in time', run: aStackRun({ ticks: slowFrom10() }) },
  { rule: 'timeoutCascade', name: '504 without a queue', run: aStackRun({ ticks: failing('http504', 5) }) },
]
