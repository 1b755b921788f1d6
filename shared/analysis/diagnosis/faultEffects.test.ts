import { expect, test } from 'vitest'
import type { ComponentState, Lane } from '../../domain/diagnosis.ts'
import type { RunEventBody } from '../../domain/events.ts'
import type { FaultAction } from '../../domain/fault.ts'
import { eventsOf } from '../../testing/eventsOf.ts'
import { faultEffects } from './faultEffects.ts'

/** `healthy 10, down 30`: a state up to a second. */
function lane(role: Lane['role'], name: string, written: string): Lane {
  let fromMs = 0
  const spans = written.split(', ').map((one) => {
    const [state, toS] = one.split(' ')
    const span = { state: state as ComponentState, fromMs, toMs: Number(toS) * 1000 }
    fromMs = span.toMs
    return span
  })
  return { lane: name, role, spans }
}

const kill: FaultAction = { kind: 'kill', container: 'api-1' }
const cut: FaultAction = { kind: 'cut', container: 'api-1' }
const cpu: FaultAction = { kind: 'cpu', container: 'api-1', processes: 4 }
const down = 'healthy 10, down 20, starting 23, recovering 28, healthy 60'

test.each<[name: string, action: FaultAction, overMs: number | undefined, own: string, clients: string, toMs: number]>([
  [
    'killed and never back',
    kill,
    undefined,
    'healthy 10, down 60',
    'healthy 10, degraded 60',
    Number.POSITIVE_INFINITY,
  ],
  ['killed and started again', kill, 20_000, down, 'healthy 60', 28_000],
  ['killed, and started again by somebody else', kill, undefined, down, 'healthy 60', 28_000],
  ['clients were well five seconds later', kill, 20_000, down, 'healthy 10, degraded 33, healthy 60', 33_000],
  ['clients never were, which has another reason', kill, 20_000, down, 'healthy 10, degraded 60', 38_000],
  ['a kill that nobody felt', kill, 12_000, 'healthy 60', 'healthy 60', 12_000],
  [
    'cut off and connected again',
    cut,
    20_000,
    'healthy 10, unresponsive 20, recovering 25, healthy 60',
    'healthy 60',
    25_000,
  ],
  ['CPU taken away to the end', cpu, undefined, 'healthy 10, degraded 60', 'healthy 60', Number.POSITIVE_INFINITY],
  ['CPU given back', cpu, 20_000, 'healthy 10, degraded 21, healthy 60', 'healthy 60', 20_000],
])('%s', (_, action, overMs, own, clients, toMs) => {
  const fault = { atMs: 10_000, action }
  const over: [number, RunEventBody][] = overMs === undefined ? [] : [[overMs, { kind: 'fault', what: 'over', fault }]]
  const events = eventsOf(
    [0, { kind: 'state', at: 'measuring' }],
    [10_000, { kind: 'fault', what: 'begun', fault }],
    ...over,
  )
  const lanes = [lane('clients', 'clients', clients), lane('api', 'api-1', own)]
  expect(faultEffects(events, lanes)).toEqual([{ fromMs: 10_000, toMs }])
})
