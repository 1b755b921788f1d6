import { judgeSecond } from '../../../shared/analysis/judgeSecond.ts'
import { toVerdict } from '../../../shared/analysis/toVerdict.ts'
import type { LoadSlot } from '../../../shared/domain/load.ts'
import { orderOf, scenarioOf } from '../testing/loadOrders.ts'
import { createLoadGenerator } from './createLoadGenerator.ts'
import { mergeEncoded } from './mergeEncoded.ts'

/** The generator in a process of its own, so that it can be throttled from outside: `port`, `users`, `seconds`. Prints what it thinks of itself. */
const [port = '', users = '50', seconds = '8'] = process.argv.slice(2)
const generator = createLoadGenerator({ workerUrl: new URL('./loadWorker.ts', import.meta.url) })
const durationMs = Number(seconds) * 1000
const stages = [
  { durationMs: 0, users: Number(users) },
  { durationMs, users: Number(users) },
]
const slots: LoadSlot[] = []
const order = orderOf({ host: '127.0.0.1', port: Number(port) }, stages, scenarioOf(['/'], 100, 50))
await generator.run(order, (slot) => slots.push(slot), new AbortController().signal)
// The last one is cut short by the plan's end.
const judged = slots.slice(0, Number(seconds)).map((slot) => judgeSecond(slot, 1))
const worst = (of: (slot: LoadSlot) => number) => Math.max(...slots.slice(0, Number(seconds)).map(of))
const response = mergeEncoded(slots.flatMap(({ cells }) => cells.flatMap(({ responseUs }) => responseUs ?? [])))
const told = {
  verdict: toVerdict(judged),
  started: slots.reduce((sum, { started }) => sum + started, 0),
  responseP99Us: response?.p99,
  worstSendLagP99Us: worst(({ sendLagUs }) => sendLagUs.p99),
  worstLoopDelayP99Us: worst(({ loopDelayUs }) => loopDelayUs?.p99 ?? 0),
  worstLoopDelayMaxUs: worst(({ loopDelayUs }) => loopDelayUs?.max ?? 0),
  worstCpuPercent: Math.round(worst(({ cpuPercent }) => cpuPercent)),
}
process.stdout.write(`${JSON.stringify(told)}\n`)
