import { expect, test } from 'vitest'
import { diagnose } from '../analysis/diagnosis/diagnose.ts'
import { aRun, happened, ticksOf } from '../analysis/diagnosis/testing/aRun.ts'
import type { RunEvent, RunEventBody } from '../domain/events.ts'
import { liveDiagnosis } from './liveDiagnosis.ts'
import { applyBatch, toLiveRun } from './liveRun.ts'
import { toRunHead } from './toRunHead.ts'

const died: RunEventBody = { kind: 'component', container: 'lb', what: 'died', exitCode: 1 }
const run = aRun({
  ticks: ticksOf(`${'o'.repeat(10)}${'x'.repeat(6)}${'o'.repeat(14)}`),
  events: happened(
    30_000,
    [10_100, died],
    [10_100, { kind: 'fault', what: 'begun', fault: { atMs: 10_000, action: { kind: 'cut', container: 'db' } } }],
    [15_000, { kind: 'component', container: 'lb', what: 'restarted' }],
  ),
})

/** All records of the run as its events, in the order in which they would be heard. */
function heard(): RunEvent[] {
  const recorded = [
    ...run.ticks.map((tick) => [(tick.second + 1) * 1000, { kind: 'tick' as const, tick }] as const),
    ...run.readings.map((reading) => [reading.atMs, { kind: 'reading' as const, reading }] as const),
    ...run.probes.map((reading) => [reading.atMs, { kind: 'probe' as const, reading }] as const),
    ...run.events.map((event) => [event.atMs ?? 0, event] as const),
  ]
  return recorded
    .toSorted(([a], [b]) => a - b)
    .map(([atMs, body], index) => ({ ...body, runId: run.manifest.id, seq: index + 1, elapsedMs: 5000 + atMs, atMs }))
}

test('a run that was heard to its end has the diagnosis of the stored one', () => {
  const live = applyBatch(toLiveRun(toRunHead(run.manifest)), heard())
  expect(liveDiagnosis(live)).toEqual(diagnose(run))
})

test('at every moment it can be asked, and the death is marked as soon as it is heard', () => {
  const events = heard()
  let live = toLiveRun(toRunHead(run.manifest))
  expect(liveDiagnosis(live).lanes).toEqual([])
  for (const event of events) {
    live = applyBatch(live, [event])
    if (event.seq % 20 === 0)
      expect(liveDiagnosis(live).marks.some(({ sign }) => sign === 'exit')).toBe((event.atMs ?? 0) > 10_100)
  }
})
