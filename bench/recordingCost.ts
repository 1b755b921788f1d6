import { createSlotMerge } from '../electron/engine/load/createSlotMerge.ts'
import { LatencyCounts } from '../electron/engine/load/latencyCounts.ts'
import { type Ending, SlotRecorder } from '../electron/engine/load/slotRecorder.ts'
import { toTick } from '../electron/engine/load/toTick.ts'
import type { WorkerSlot } from '../electron/engine/load/workerMessages.ts'
import { seededRandom } from '../shared/load/seededRandom.ts'

/**
 * What recording costs: per request on a load thread, and per second on both sides, with 6 endpoints, 3 instances and
 * 2,000 requests a second.
 *
 *   node bench/recordingCost.ts
 */
const print = (line: string) => process.stdout.write(`${line}\n`)
const random = seededRandom(1, 1)
const endings = Array.from({ length: 2000 }, (): Ending => {
  const serviceUs = Math.round(500 / (1 - random()) ** 0.7)
  return {
    endpoint: Math.floor(random() * 6),
    instance: `api-${Math.floor(random() * 3)}`,
    outcome: 'ok',
    cache: undefined,
    bytes: 1000,
    serviceUs,
    responseUs: serviceUs + Math.round(random() * 100),
  }
})

function timed(what: string, unit: 'ns' | 'µs', times: number, work: () => void): void {
  for (let warm = 0; warm < Math.min(times, 200); warm++) work()
  const beganMs = performance.now()
  for (let time = 0; time < times; time++) work()
  const eachMs = (performance.now() - beganMs) / times
  print(`${what}: ${(eachMs * (unit === 'ns' ? 1e6 : 1e3)).toFixed(0)} ${unit}`)
}

const counts = new LatencyCounts()
timed('one count', 'ns', 5_000_000, () => counts.record(1234))

const slots: WorkerSlot[] = []
const recorder = new SlotRecorder(
  0,
  () => ({ cpuPercent: 0, loopDelayUs: { p99: 0, max: 0 } }),
  (slot) => slots.push(slot),
)
let nowMs = 0
let next = 0
timed('one request (started, ended)', 'ns', 2_000_000, () => {
  const ending = endings[next++ % endings.length] as Ending
  nowMs += 0.0001
  recorder.started(nowMs, 50)
  recorder.ended(nowMs, ending)
})
recorder.advance((Math.floor(nowMs / 1000) + 1) * 1000)
let second = slots.length
const fill = () => {
  for (const ending of endings) recorder.ended(second * 1000, ending)
}
timed('a second on the load thread: booking 2,000', 'µs', 300, fill)
timed('the same, and closing it', 'µs', 300, () => {
  fill()
  second++
  recorder.advance(second * 1000)
})
const last = slots.at(-1) as WorkerSlot
const merge = createSlotMerge(['a', 'b', 'c', 'd', 'e', 'f'])
timed(`a second on the main thread: merging and encoding ${last.cells.length * 2} histograms`, 'µs', 200, () =>
  merge(0, [last]),
)
const slot = merge(0, [last])
print(`that slot is ${(JSON.stringify(slot).length / 1024).toFixed(1)} KiB of JSON`)
timed('toTick', 'µs', 200, () => toTick(slot))
