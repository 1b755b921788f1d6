import { execFileSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { createLoadGenerator } from '../electron/engine/load/createLoadGenerator.ts'
import { mergeEncoded } from '../electron/engine/load/mergeEncoded.ts'
import { orderOf, scenarioOf } from '../electron/engine/testing/loadOrders.ts'
import type { LoadSlot } from '../shared/domain/load.ts'
import { startLoopbackServer } from './startLoopbackServer.ts'

/**
 * Our generator and wrk on the same path, taking turns (A B B A …), users without think time, one thread each on the
 * same core.
 *
 *   node bench/generatorPeer.ts [--url http://host:port/path] [--users 50] [--seconds 5] [--pairs 4] [--core 1]
 *
 * On a machine that does other things too, compare the requests per CPU second: the rates only say who got the core.
 * Without `--url` it starts a loopback server of its own on core 0.
 */
const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    users: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '5' },
    pairs: { type: 'string', default: '4' },
    core: { type: 'string', default: '1' },
  },
})
const [users, seconds, pairs, core] = [values.users, values.seconds, values.pairs, values.core].map(Number) as [
  number,
  number,
  number,
  number,
]
const generator = createLoadGenerator({ workerUrl: new URL('../electron/engine/load/loadWorker.ts', import.meta.url) })

async function ours(url: URL): Promise<number> {
  const slots: LoadSlot[] = []
  const stages = [
    { durationMs: 0, users },
    { durationMs: seconds * 1000, users },
  ]
  const target = { host: url.hostname, port: Number(url.port || 80) }
  const order = orderOf(target, stages, scenarioOf([url.pathname + url.search], 0), { cores: [core] })
  await generator.run(order, (slot) => slots.push(slot), new AbortController().signal)
  const cells = slots.flatMap((slot) => slot.cells)
  const done = cells.reduce((sum, { count }) => sum + count, 0)
  const failed = cells.reduce((sum, { outcome, count }) => sum + (outcome === 'ok' ? 0 : count), 0)
  const service = mergeEncoded(cells.flatMap(({ serviceUs }) => serviceUs ?? []))
  const response = mergeEncoded(cells.flatMap(({ responseUs }) => responseUs ?? []))
  const cpuSeconds = slots.reduce((sum, { cpuPercent }) => sum + cpuPercent / 100, 0)
  print(
    `  palier ${perSecond(done)} req/s, ${failed} not ok, service p50 ${service?.p50} p99 ${service?.p99} µs, ` +
      `response p99 ${response?.p99} µs, lag p99 ${Math.max(...slots.map(({ sendLagUs }) => sendLagUs.p99))} µs, ${(done / cpuSeconds).toFixed(0)} per CPU second`,
  )
  return done / seconds
}

function wrk(url: URL): number {
  const command = `TIMEFORMAT='cpu %U %S'; time taskset -c ${core} wrk -t 1 -c ${users} -d ${seconds}s --latency "$0"`
  const printed = execFileSync('bash', ['-c', `{ ${command}; } 2>&1`, url.href], { encoding: 'utf8' })
  const rate = Number(/Requests\/sec:\s*([\d.]+)/.exec(printed)?.[1])
  const latency = /^\s+50%\s+(\S+)[\s\S]*^\s+99%\s+(\S+)/m.exec(printed)
  const cpu = /cpu ([\d.]+) ([\d.]+)/.exec(printed)
  const cpuSeconds = Number(cpu?.[1]) + Number(cpu?.[2])
  print(
    `  wrk    ${rate.toFixed(0)} req/s, p50 ${latency?.[1]} p99 ${latency?.[2]}, ${((rate * seconds) / cpuSeconds).toFixed(0)} per CPU second`,
  )
  return rate
}

function perSecond(count: number): string {
  return (count / seconds).toFixed(0)
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

function spread(rates: readonly number[]): string {
  const mean = rates.reduce((a, b) => a + b, 0) / rates.length
  return `${mean.toFixed(0)} req/s (${Math.min(...rates).toFixed(0)} to ${Math.max(...rates).toFixed(0)})`
}

const own = values.url === undefined ? await startLoopbackServer() : undefined
const url = own?.url ?? new URL(values.url ?? '')
try {
  const a: number[] = []
  const b: number[] = []
  for (let pair = 0; pair < pairs; pair++) {
    if (pair % 2 === 0) a.push(await ours(url))
    b.push(wrk(url))
    if (pair % 2 === 1) a.push(await ours(url))
  }
  const ratios = a.map((rate, index) => rate / (b[index] ?? Number.NaN))
  print(`palier ${spread(a)}\nwrk    ${spread(b)}`)
  print(
    `ratio  ${(ratios.reduce((x, y) => x + y, 0) / ratios.length).toFixed(3)} (${Math.min(...ratios).toFixed(3)} to ${Math.max(...ratios).toFixed(3)})`,
  )
} finally {
  own?.close()
}
