import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { createSlotMerge } from '../../electron/engine/load/createSlotMerge.ts'
import { monotonicNowMs } from '../../electron/engine/load/monotonicNowMs.ts'
import { StopOrder } from '../../electron/engine/load/StopOrder.ts'
import { type Ending, SlotRecorder } from '../../electron/engine/load/slotRecorder.ts'
import { threadLife } from '../../electron/engine/load/threadLife.ts'
import { toTick } from '../../electron/engine/load/toTick.ts'
import { Traffic } from '../../electron/engine/load/traffic.ts'
import type { WorkerOrder } from '../../electron/engine/load/workerMessages.ts'
import { orderOf, scenarioOf } from '../../electron/engine/testing/loadOrders.ts'

/**
 * One thread's traffic in this process, without threads: for what recording costs, and for a profile of the path that every request takes.
 *
 *   node --cpu-prof bench/children/oneThread.ts --url http://127.0.0.1:8080/ --seconds 5
 *
 * `--recording counter` counts requests and nothing else. Prints one line of JSON.
 */
const { values } = parseArgs({
  options: {
    url: { type: 'string', default: '' },
    /** File of the authority of an `https:` URL. */
    ca: { type: 'string', default: '' },
    users: { type: 'string', default: '50' },
    /** Left out. */
    warm: { type: 'string', default: '2' },
    seconds: { type: 'string', default: '5' },
    recording: { type: 'string', default: 'full' },
  },
})

/** Counted beside everything that is recorded, so that both count alike. */
class FullRecorder extends SlotRecorder {
  ok = 0
  override ended(nowMs: number, ending: Ending): void {
    super.ended(nowMs, ending)
    if (ending.outcome === 'ok') this.ok++
  }
}

/** What is left when nothing is measured. */
class CountingRecorder extends SlotRecorder {
  ok = 0
  override users(): void {}
  override started(): void {}
  override connected(): void {}
  override ended(_: number, { outcome }: Ending): void {
    if (outcome === 'ok') this.ok++
  }
}

const [users, seconds, warm] = [Number(values.users), Number(values.seconds), Number(values.warm)]
const url = new URL(values.url)
const scenario = scenarioOf([url.pathname + url.search], 0)
const stages = [
  { durationMs: 0, users },
  { durationMs: (warm + seconds) * 1000, users },
]
const isSecured = url.protocol === 'https:'
const tls = { serverName: url.hostname, ...(values.ca !== '' && { ca: readFileSync(values.ca, 'utf8') }) }
const target = { host: url.hostname, port: Number(url.port || (isSecured ? 443 : 80)), ...(isSecured && { tls }) }
const order: WorkerOrder = { ...orderOf(target, stages, scenario), worker: 0, workers: 1 }
const merge = createSlotMerge(scenario.requests.map(({ name }) => name))
const nowMs = monotonicNowMs()
const recorder =
  values.recording === 'full'
    ? new FullRecorder(order.originMs, threadLife(), (slot) => toTick(merge(slot.second, [slot])))
    : new CountingRecorder(order.originMs, threadLife(), () => undefined)
await new Promise((resolve) => setTimeout(resolve, order.originMs - nowMs()))
let cpu = process.cpuUsage()
let before = 0
setTimeout(() => {
  cpu = process.cpuUsage()
  before = recorder.ok
}, warm * 1000)
await new Traffic(order, recorder, nowMs, new StopOrder()).follow()
recorder.finish(nowMs(), order.endMs)
const { user, system } = process.cpuUsage(cpu)
const requests = recorder.ok - before
const run = { requests, ratePerS: requests / seconds, userSeconds: user / 1e6, systemSeconds: system / 1e6 }
process.stdout.write(`${JSON.stringify(run)}\n`)
