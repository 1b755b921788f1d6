import { describe, expect, test } from 'vitest'
import type { FindingRule } from '../../../domain/diagnosis.ts'
import type { RunEvent, RunEventBody } from '../../../domain/events.ts'
import type { Fault, FaultAction } from '../../../domain/fault.ts'
import { diagnose } from '../diagnose.ts'
import type { DiagnosisInputs } from '../known.ts'
import { happened } from '../testing/aRun.ts'
import { aStack, aStackRun, counters, lines, readings, slowFrom10, throttled, ticks } from './testing/aStack.ts'

type Change = [atMs: number, body: RunEventBody]

const changed = (atMs: number, container: string, what: 'oom' | 'died' | 'restarted', exitCode?: number): Change => [
  atMs,
  { kind: 'component', container, what, ...(exitCode !== undefined && { exitCode }) },
]
const died = (atMs: number, container: string, exitCode: number) => changed(atMs, container, 'died', exitCode)
/** A fault from then on, taken back or not. */
const on = (atMs: number, action: FaultAction, overMs?: number): Change[] => {
  const fault: Fault = { atMs, action }
  return [
    [atMs, { kind: 'fault', what: 'begun', fault }],
    ...(overMs === undefined ? [] : [[overMs, { kind: 'fault', what: 'over', fault }] satisfies Change]),
  ]
}
const events = (...changes: Change[]): RunEvent[] => happened(30_000, ...changes)
const filled: FaultAction = { kind: 'memory', container: 'api-1', bytes: 3e8 }
const hog: FaultAction = { kind: 'cpu', container: 'api-1', processes: 4 }
const limited = aStack({ parameters: { API_MEMORY: '320m', API_CPUS: 1 } })
const atQuotaFrom = (second: number) =>
  readings({ 'api-1': (now) => (now < second ? throttled(30, 100, 0) : throttled(100, 100)) })

/** `rule container by fault: advice`, of this rule. */
function told(rule: FindingRule, run: Partial<DiagnosisInputs>): string[] {
  const found = diagnose(aStackRun({ manifest: limited, ...run })).findings.filter((finding) => finding.rule === rule)
  return found.map(({ fromMs, fault, advice }) => {
    const parameters = advice.map(({ parameter }) => parameter).join(', ')
    return `${fromMs} by ${fault?.action.kind ?? 'nobody of ours'}${parameters && `: ${parameters}`}`
  })
}

describe('which fault a finding names', () => {
  test.each<{ name: string; rule: FindingRule; run: Partial<DiagnosisInputs>; found: string[] }>([
    {
      name: 'killed and started again, it ends by itself: the second end is its own',
      rule: 'processEnded',
      run: {
        events: events(
          ...on(8000, { kind: 'kill', container: 'api-1' }, 12_000),
          died(8100, 'api-1', 137),
          changed(12_100, 'api-1', 'restarted'),
          died(20_000, 'api-1', 1),
        ),
      },
      found: ['8100 by kill', '20000 by nobody of ours'],
    },
    {
      name: 'asked to stop, it takes twenty seconds over it',
      rule: 'processEnded',
      run: { events: events(...on(3000, { kind: 'stop', container: 'api-2' }), died(23_000, 'api-2', 137)) },
      found: ['23000 by stop'],
    },
    {
      name: 'memory runs out seventeen seconds after it was filled',
      rule: 'outOfMemory',
      run: { events: events(...on(4000, filled), changed(21_000, 'api-1', 'oom'), died(21_100, 'api-1', 137)) },
      found: ['21000 by memory'],
    },
    {
      name: 'what was filled ends with the container: that it runs out again is its own',
      rule: 'outOfMemory',
      run: {
        events: events(
          ...on(4000, filled),
          changed(8000, 'api-1', 'oom'),
          died(8100, 'api-1', 137),
          changed(9000, 'api-1', 'restarted'),
          changed(20_000, 'api-1', 'oom'),
          died(20_100, 'api-1', 137),
        ),
      },
      found: ['8000 by memory', '20000 by nobody of ours: API_MEMORY, GUNICORN_WORKERS'],
    },
    {
      name: 'memory runs out long after it was given back',
      rule: 'outOfMemory',
      run: { events: events(...on(4000, filled, 6000), changed(15_000, 'api-1', 'oom'), died(15_100, 'api-1', 137)) },
      found: ['15000 by nobody of ours: API_MEMORY, GUNICORN_WORKERS'],
    },
    {
      name: 'the quota is used up late, with the processes of a fault still there',
      rule: 'cpuThrottling',
      run: { ticks: slowFrom10(), readings: atQuotaFrom(20), events: events(...on(2000, hog)) },
      found: ['20700 by cpu'],
    },
    {
      name: 'the quota goes on being used up long after the fault was over',
      rule: 'cpuThrottling',
      run: { ticks: slowFrom10(), readings: atQuotaFrom(10), events: events(...on(9000, hog, 12_000)) },
      found: ['10700 by nobody of ours: API_CPUS, API_INSTANCES'],
    },
  ])('$name', ({ rule, run, found }) => {
    expect(told(rule, run)).toEqual(found)
  })

  test('the mark of the death of a container whose memory was filled names it, too', () => {
    const run = { events: events(...on(4000, filled), changed(21_000, 'api-1', 'oom'), died(21_100, 'api-1', 137)) }
    const death = diagnose(aStackRun(run)).marks.find(({ exitCode }) => exitCode === 137)
    expect([death?.crash, death?.fault?.action.kind]).toEqual(['outOfMemory', 'memory'])
  })
})

test('killed twice for want of memory, a container is told of twice, and never as ended for another reason', () => {
  const twice = events(
    changed(8000, 'api-1', 'oom'),
    died(8100, 'api-1', 137),
    changed(9000, 'api-1', 'restarted'),
    changed(20_000, 'api-1', 'oom'),
    died(20_100, 'api-1', 137),
    changed(21_000, 'api-1', 'restarted'),
  )
  const { findings } = diagnose(aStackRun({ events: twice }))
  expect(findings.map(({ rule, fromMs, toMs }) => [rule, fromMs, toMs])).toEqual([
    ['outOfMemory', 8000, 9000],
    ['outOfMemory', 20_000, 21_000],
  ])
})

test('a worker killed for want of memory, and later its container in the same life, are one finding', () => {
  const run = events(changed(8000, 'api-1', 'oom'), changed(20_000, 'api-1', 'oom'), died(20_100, 'api-1', 137))
  const { findings } = diagnose(aStackRun({ events: run }))
  expect(findings.map(({ rule, fromMs, figures }) => [rule, fromMs, figures.exitCode])).toEqual([
    ['outOfMemory', 8000, 137],
  ])
})

describe('who waits for what a fault took away is not told to grow', () => {
  const waiting = ticks((second) => (second < 10 || second >= 20 ? {} : { outcomes: {}, started: 50, instances: {} }))
  const frozen: FaultAction = { kind: 'pause', container: 'db' }
  const change = (atMs: number, container: string, what: 'paused' | 'unpaused'): Change => [
    atMs,
    { kind: 'component', container, what },
  ]
  const untilAccepted = ['api-1', 'api-2'].flatMap((container) =>
    counters(container, 'kernel', (second) => ({ listenQueue: second >= 12 && second < 20 ? 60 : 0 })),
  )
  const frozenDatabase = [change(10_000, 'db', 'paused'), change(20_000, 'db', 'unpaused')]
  const busyFrom10 = (container: string) =>
    readings({ [container]: (second) => ({ cpuPercent: second < 10 || second >= 20 ? 10 : 390 }) })
  const slow10to20 = ticks((second) =>
    second < 10 || second >= 20 ? {} : { p95Ms: 3000, started: 150, instances: { 'api-1': 100 } },
  )
  const frozenInstance: FaultAction = { kind: 'pause', container: 'api-2' }
  const ofInstance = events(
    ...on(10_000, frozenInstance, 20_000),
    change(10_000, 'api-2', 'paused'),
    change(20_000, 'api-2', 'unpaused'),
  )
  const told = (run: Partial<DiagnosisInputs>) =>
    diagnose(aStackRun(run)).findings.map(({ rule, advice }) => [rule, ...advice.map(({ parameter }) => parameter)])

  test.each<{ name: string; run: Partial<DiagnosisInputs>; found: string[][] }>([
    {
      name: 'workers wait for a database that a fault froze',
      run: {
        ticks: waiting,
        counters: untilAccepted,
        events: events(...on(10_000, frozen, 20_000), ...frozenDatabase),
      },
      found: [['injectedFault'], ['singlePointOfFailure']],
    },
    {
      name: 'and for one whose packets are delayed, while its own connections run out',
      run: {
        ticks: ticks((second) => (second < 10 || second >= 20 ? {} : { p95Ms: 3000, started: 150 })),
        counters: counters('db', 'postgresql', (second) => ({
          databaseConnections: second < 10 || second >= 20 ? 20 : 80,
          databaseConnectionsLimit: 97,
        })),
        logs: lines('api-1', 'poolTimeout', 12, 19),
        events: events(...on(10_000, { kind: 'delay', container: 'db', delayMs: 400 }, 20_000)),
      },
      found: [['injectedFault'], ['databaseConnections'], ['timeoutCascade']],
    },
    {
      name: 'the other instance computes all the time without the frozen one: it cannot carry the load alone',
      run: { ticks: slow10to20, readings: busyFrom10('api-1'), events: ofInstance },
      found: [['injectedFault'], ['workerSaturation', 'GUNICORN_WORKERS', 'API_INSTANCES']],
    },
    {
      name: 'what goes on long after the fault has another reason',
      run: {
        ticks: slowFrom10(),
        readings: readings({ 'api-1': (second) => ({ cpuPercent: second < 10 ? 10 : 390 }) }),
        events: events(...on(10_000, { kind: 'loss', container: 'db', percent: 10 }, 12_000)),
      },
      found: [['workerSaturation', 'GUNICORN_WORKERS', 'API_INSTANCES']],
    },
  ])('$name', ({ run, found }) => {
    expect(told(run)).toEqual(found)
  })
})
