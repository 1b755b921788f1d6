import type { RunEvent, RunEventBody } from '../../../../domain/events.ts'
import { probesOf } from '../../../../testing/aReading.ts'
import { happened } from '../../testing/aRun.ts'
import { aStackRun, ticks } from './aStack.ts'
import type { RuleCase } from './ruleCase.ts'

/** 40 % of the packets to a container, from second 10 to 18. */
function losing(container: string): RunEvent[] {
  const fault = { atMs: 10_000, forMs: 8000, action: { kind: 'loss', container, percent: 40 } } as const
  return happened(
    30_000,
    [10_000, { kind: 'fault', what: 'begun', fault }],
    [18_000, { kind: 'fault', what: 'over', fault }],
  )
}

const slowBetween = (fromS: number, toS: number) =>
  ticks((second) => (second < fromS || second >= toS ? {} : { p95Ms: 3000 }))

/** api-2 from second 10 to 20, by the engine’s word; by a fault of ours, or not. */
function frozen(isOurs: boolean): RunEvent[] {
  const fault = { atMs: 10_000, forMs: 10_000, action: { kind: 'pause', container: 'api-2' } } as const
  return happened(
    30_000,
    ...(isOurs ? [[10_000, { kind: 'fault', what: 'begun', fault }] satisfies [number, RunEventBody]] : []),
    [10_000, { kind: 'component', container: 'api-2', what: 'paused' }],
    [20_000, { kind: 'component', container: 'api-2', what: 'unpaused' }],
    ...(isOurs ? [[20_000, { kind: 'fault', what: 'over', fault }] satisfies [number, RunEventBody]] : []),
  )
}

/** What was done on purpose, or by somebody else, without a process that ended of it. */
export const faultCases: readonly RuleCase[] = [
  {
    rule: 'injectedFault',
    name: 'clients wait while packets to an instance are lost, and its probes fail, and no longer',
    run: aStackRun({
      ticks: slowBetween(11, 19),
      events: losing('api-1'),
      probes: probesOf(`${'o'.repeat(10)}${'x'.repeat(8)}${'o'.repeat(12)}`, { container: 'api-1' }, 100),
    }),
    fires: 'high api-1',
  },
  {
    rule: 'injectedFault',
    name: 'clients wait while packets to the database are lost, which says nothing itself',
    run: aStackRun({ ticks: slowBetween(11, 19), events: losing('db') }),
    fires: 'medium db',
  },
  { rule: 'injectedFault', name: 'nobody notices', run: aStackRun({ events: losing('api-1') }) },
  {
    rule: 'injectedFault',
    name: 'clients waited before it',
    run: aStackRun({ ticks: slowBetween(6, 19), events: losing('api-1') }),
  },
  {
    rule: 'injectedFault',
    name: 'clients go on waiting long after it was taken back',
    run: aStackRun({ ticks: slowBetween(12, 30), events: losing('api-1') }),
  },
  {
    rule: 'processFrozen',
    name: 'somebody else freezes an instance, and clients wait',
    run: aStackRun({ ticks: slowBetween(11, 20), events: frozen(false) }),
    fires: 'high api-2',
  },
  {
    rule: 'processFrozen',
    name: 'somebody else freezes it, and nobody notices',
    run: aStackRun({ events: frozen(false), probes: [] }),
    fires: 'medium api-2',
  },
  {
    rule: 'processFrozen',
    name: 'somebody else freezes it while clients wait already',
    run: aStackRun({ ticks: slowBetween(6, 20), events: frozen(false), probes: [] }),
    fires: 'medium api-2',
  },
  {
    rule: 'processFrozen',
    name: 'a fault of ours',
    run: aStackRun({ ticks: slowBetween(11, 20), events: frozen(true) }),
  },
]
