import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { createLoadGenerator } from '../electron/engine/load/createLoadGenerator.ts'
import { mergeEncoded } from '../electron/engine/load/mergeEncoded.ts'
import { orderOf, scenarioOf } from '../electron/engine/testing/loadOrders.ts'
import type { LoadSlot } from '../shared/domain/load.ts'
import { startLoopbackServer } from './startLoopbackServer.ts'

/**
 * What many users cost: memory per user, send lag, CPU, and how long a stop takes. 1 s ± 50 % think time, against a
 * loopback server in a process of its own.
 *
 *   node --expose-gc bench/manyUsers.ts [--users 5000] [--seconds 15]
 */
const { values } = parseArgs({
  options: { users: { type: 'string', default: '5000' }, seconds: { type: 'string', default: '15' } },
})
const users = Number(values.users)
const seconds = Number(values.seconds)
const print = (line: string) => process.stdout.write(`${line}\n`)
const rssKib = () => Number(/VmRSS:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1])

const generator = createLoadGenerator({ workerUrl: new URL('../electron/engine/load/loadWorker.ts', import.meta.url) })
const server = await startLoopbackServer()
try {
  const target = { host: server.url.hostname, port: Number(server.url.port) }
  const quiet = [{ durationMs: 1500, users: 1 }]
  const signal = new AbortController().signal
  let before = 0
  // With one user: what the process and a load thread weigh by themselves.
  await generator.run(
    orderOf(target, [{ durationMs: 0, users: 1 }, ...quiet], scenarioOf(['/'], 100), { cores: [1] }),
    () => {
      before = rssKib()
    },
    signal,
  )
  const stages = [
    { durationMs: 5000, users },
    { durationMs: 600_000, users },
  ]
  const order = orderOf(target, stages, scenarioOf(['/'], 1000, 50), { cores: [1] })
  await generator.preflight(order)
  const slots: LoadSlot[] = []
  const stop = new AbortController()
  let during = 0
  const summary = await generator.run(
    order,
    (slot) => {
      slots.push(slot)
      during = Math.max(during, rssKib())
      if (slot.second === 5 + seconds) stop.abort()
    },
    stop.signal,
  )
  const steady = slots.slice(7, 5 + seconds)
  const worst = (of: (slot: LoadSlot) => number) => Math.max(...steady.map(of))
  const mean = (of: (slot: LoadSlot) => number) => steady.reduce((sum, slot) => sum + of(slot), 0) / steady.length
  const service = mergeEncoded(steady.flatMap(({ cells }) => cells.flatMap(({ serviceUs }) => serviceUs ?? [])))
  const response = mergeEncoded(steady.flatMap(({ cells }) => cells.flatMap(({ responseUs }) => responseUs ?? [])))
  print(`${users} users, ${mean(({ started }) => started).toFixed(0)} req/s, outcomes ${outcomes(slots)}`)
  print(`memory: ${before} KiB with one user, ${during} KiB: ${((during - before) / users).toFixed(1)} KiB per user`)
  print(
    `send lag p99 ${mean((s) => s.sendLagUs.p99).toFixed(0)} µs mean, ${worst((s) => s.sendLagUs.p99)} µs in the worst second; max ${worst((s) => s.sendLagUs.max)} µs`,
  )
  print(
    `service p50 ${service?.p50} p99 ${service?.p99} µs; response p50 ${response?.p50} p99 ${response?.p99} µs; cpu ${mean((s) => s.cpuPercent).toFixed(0)} %`,
  )
  print(`stop: ${summary.stopMs.toFixed(0)} ms from the order to the last socket closed`)
} finally {
  server.close()
}

function outcomes(all: readonly LoadSlot[]): string {
  const counts: Record<string, number> = {}
  for (const { outcome, count } of all.flatMap(({ cells }) => cells)) counts[outcome] = (counts[outcome] ?? 0) + count
  return JSON.stringify(counts)
}
