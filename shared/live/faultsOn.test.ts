import { expect, test } from 'vitest'
import type { FaultAction } from '../domain/fault.ts'
import { faultsOn, isWithFaults } from './faultsOn.ts'
import type { FaultMark } from './liveRun.ts'

const mark = (what: FaultMark['what'], action: FaultAction): FaultMark => ({
  atMs: 0,
  what,
  fault: { atMs: 0, action },
})
const kill = { kind: 'kill', container: 'api-2' } as const
const delay = { kind: 'delay', container: 'api-2', delayMs: 200 } as const

test.each<{ name: string; faults: FaultMark[]; on: FaultAction[] }>([
  { name: 'nothing was done', faults: [], on: [] },
  { name: 'begun and not over', faults: [mark('begun', kill), mark('begun', delay)], on: [kill, delay] },
  { name: 'over', faults: [mark('begun', kill), mark('begun', delay), mark('over', kill)], on: [delay] },
  { name: 'twice, once over', faults: [mark('begun', delay), mark('begun', delay), mark('over', delay)], on: [delay] },
  { name: 'failed', faults: [mark('failed', kill)], on: [] },
  { name: 'a restart', faults: [mark('begun', { kind: 'restart', container: 'api-2' })], on: [] },
  { name: 'of another container', faults: [mark('begun', { ...kill, container: 'api-1' })], on: [] },
])('$name', ({ faults, on }) => {
  expect(faultsOn({ faults }, 'api-2')).toEqual(on)
})

test('a run is with faults when one was injected, not when it failed to be', () => {
  expect(isWithFaults({ faults: [mark('failed', kill)] })).toBe(false)
  expect(isWithFaults({ faults: [mark('begun', kill), mark('over', kill)] })).toBe(true)
})
