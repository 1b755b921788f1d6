import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { diagnose } from '../analysis/diagnosis/diagnose.ts'
import type { ComponentState, Lane } from '../domain/diagnosis.ts'
import type { RunEvent } from '../domain/events.ts'
import type { LiveLanes } from './liveLanes.ts'
import { liveRecord } from './liveRecord.ts'
import { applyBatch, type RunHead, toLiveRun } from './liveRun.ts'
import { followed } from './testing/followed.ts'

/** What is known before a recorded run's first event, and its events in the order in which they were announced. */
function toldRun(name: string): { readonly head: RunHead; readonly events: readonly RunEvent[] } {
  const file = join(import.meta.dirname, '../testing/runs', `${name}.ndjson.gz`)
  const [head, ...events] = gunzipSync(readFileSync(file))
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  return { head, events: events.map((event, index) => ({ ...event, runId: head.id, seq: index + 1 })) }
}

/** Of the whole record, as of a stored run. */
function storedLanes(head: RunHead, events: readonly RunEvent[]): readonly Lane[] {
  return diagnose({ ...liveRecord(applyBatch(toLiveRun(head), events)), events }).lanes
}

function stateAt(lanes: readonly Lane[], lane: string, atMs: number): ComponentState | undefined {
  const spans = lanes.find((one) => one.lane === lane)?.spans ?? []
  return spans.find(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs)?.state
}

/** One second alone changes nothing, and three good ones end what was bad: see the table of `steadyStates`. */
const hindsight = ['healthy, was degraded', 'degraded, was healthy', 'degraded, was unresponsive']

describe.each(['ends', 'loss', 'memory'])('the recorded run “%s”', (name) => {
  const { head, events } = toldRun(name)

  test('has at every tick the states that its record up to then has, and at the end those of the stored run', () => {
    let told: LiveLanes | undefined
    for (const step of followed(head, events)) {
      told = step.told
      expect(told.lanes).toEqual(diagnose(liveRecord(step.live)).lanes)
    }
    expect(told?.lanes).toEqual(storedLanes(head, events))
    expect(told?.lanes.some(({ spans }) => spans.some(({ state }) => state === 'down'))).toBe(true)
  })

  test('what is shown is what it was, but for the states that the next two seconds tell', () => {
    const end = storedLanes(head, events)
    for (const { told, last } of followed(head, events)) {
      if (last.kind !== 'tick') continue
      const nowMs = (last.tick.second + 1) * 1000
      for (const { lane } of told.lanes) {
        const [shown, was] = [told.lanes, end].map((lanes) => stateAt(lanes, lane, nowMs - 1))
        if (shown !== was) expect(hindsight).toContain(`${shown}, was ${was}`)
        const earlier = Array.from({ length: Math.max(0, last.tick.second - 1) }, (_, second) => second * 1000 + 999)
        expect([lane, earlier.map((atMs) => stateAt(told.lanes, lane, atMs))]).toEqual([
          lane,
          earlier.map((atMs) => stateAt(end, lane, atMs)),
        ])
      }
    }
  })
})
