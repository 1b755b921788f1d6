import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { createLoadGenerator } from '../../electron/engine/load/createLoadGenerator.ts'
import { toTick } from '../../electron/engine/load/toTick.ts'
import { orderOf, scenarioOf } from '../../electron/engine/testing/loadOrders.ts'
import type { LoadPlan, LoadSlot } from '../../shared/domain/load.ts'
import type { OursRun } from '../oursRun.ts'
import { toSums } from '../slotSums.ts'
import { waitedForCoreMs } from '../waitedForCore.ts'

/**
 * Our generator as a run uses it: load threads, merged and encoded seconds, and the figures of every second as they are announced; all that
 * is missing is the disk. Prints one line of JSON (`OursRun`). The first `--warm` seconds are left out of everything but the failures.
 * CPU is the whole process's.
 */
const { values } = parseArgs({
  options: {
    url: { type: 'string', default: '' },
    users: { type: 'string', default: '50' },
    /** Above 0: open model, so many requests a second at even distances. */
    rate: { type: 'string', default: '0' },
    'think-ms': { type: 'string', default: '0' },
    /** Users join over this time. */
    'ramp-ms': { type: 'string', default: '0' },
    /** File of the authority of an `https:` URL. */
    ca: { type: 'string', default: '' },
    warm: { type: 'string', default: '0' },
    seconds: { type: 'string', default: '5' },
    cores: { type: 'string', default: '1' },
    /** `yes`: begins with one user alone, for the memory that users are not to blame for. */
    memory: { type: 'string', default: 'no' },
  },
})
const [users, warm, seconds, thinkMs, rampMs] = [
  Number(values.users),
  Number(values.warm),
  Number(values.seconds),
  Number(values['think-ms']),
  Number(values['ramp-ms']),
]
const url = new URL(values.url)
const workerUrl = new URL('../../electron/engine/load/loadWorker.ts', import.meta.url)
const generator = createLoadGenerator({ workerUrl })
const isSecured = url.protocol === 'https:'
const tls = { serverName: url.hostname, ...(values.ca !== '' && { ca: readFileSync(values.ca, 'utf8') }) }
const target = { host: url.hostname, port: Number(url.port || (isSecured ? 443 : 80)), ...(isSecured && { tls }) }
const cores = values.cores.split(',').map(Number)
const paths = [url.pathname + url.search]
const rssKib = (): number => Number(/VmRSS:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1])

const alone = values.memory === 'yes' ? await memoryAlone() : 0
const stages = [
  { durationMs: rampMs, users },
  { durationMs: 3_600_000, users },
]
const ratePerS = Number(values.rate)
const rateStages = [
  { durationMs: 0, ratePerS },
  { durationMs: 3_600_000, ratePerS },
]
const open: LoadPlan = { kind: 'open', stages: rateStages, arrivals: 'even', maxInFlight: 10_000 }
const order = orderOf(target, stages, scenarioOf(paths, thinkMs, 50), {
  cores,
  ...(ratePerS > 0 && { plan: open }),
  timeouts: { connectMs: 5000, responseMs: 10_000 },
})
await generator.preflight(order)
const slots: LoadSlot[] = []
const stop = new AbortController()
const beginMs = warm * 1000
let cpu = process.cpuUsage()
let waitedMs = 0
let during = 0
setTimeout(() => {
  cpu = process.cpuUsage()
  waitedMs = waitedForCoreMs('self')
}, 300 + beginMs)
const { stopMs } = await generator.run(
  order,
  (slot) => {
    slots.push(slot)
    toTick(slot)
    during = Math.max(during, rssKib())
    if (slot.second < warm + seconds - 1) return
    if (!stop.signal.aborted) {
      cpu = process.cpuUsage(cpu)
      waitedMs = waitedForCoreMs('self') - waitedMs
    }
    stop.abort()
  },
  stop.signal,
)
const sums = toSums(slots.slice(warm, warm + seconds))
const run: OursRun = {
  ...sums,
  requests: sums.ok,
  ratePerS: sums.ok / seconds,
  p50Us: sums.serviceUs?.p50 ?? Number.NaN,
  p99Us: sums.serviceUs?.p99 ?? Number.NaN,
  failed: toSums(slots).failed,
  userSeconds: cpu.user / 1e6,
  systemSeconds: cpu.system / 1e6,
  waitedMs,
  window: { fromMs: order.originMs + beginMs, toMs: order.originMs + beginMs + seconds * 1000 },
  kibPerUser: (during - alone) / users,
  stopMs,
}
process.stdout.write(`${JSON.stringify(run)}\n`)

/** What the process and a load thread weigh by themselves. */
async function memoryAlone(): Promise<number> {
  const quiet = [
    { durationMs: 0, users: 1 },
    { durationMs: 1500, users: 1 },
  ]
  let kib = 0
  await generator.run(
    orderOf(target, quiet, scenarioOf(paths, 100), { cores }),
    (slot) => {
      toTick(slot)
      kib = rssKib()
    },
    new AbortController().signal,
  )
  return kib
}
