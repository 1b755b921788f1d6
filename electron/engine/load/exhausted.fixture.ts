import type { LoadSlot } from '../../../shared/domain/load.ts'
import { orderOf, scenarioOf } from '../testing/loadOrders.ts'
import { startTargetServer } from '../testing/targetServer.ts'
import { createLoadGenerator } from './createLoadGenerator.ts'

/**
 * A process that has too little of something: it asks more of itself than it may have, as if nobody had looked before, and prints what
 * came of its requests. Its target is the given port of 127.0.0.1, or a server of its own.
 */
const [users = '60', givenPort = ''] = process.argv.slice(2)
const server = givenPort === '' ? await startTargetServer() : undefined
const generator = createLoadGenerator({ workerUrl: new URL('./loadWorker.ts', import.meta.url) })
const stages = [
  { durationMs: 0, users: Number(users) },
  { durationMs: 1500, users: Number(users) },
]
const target = { host: '127.0.0.1', port: server?.port ?? Number(givenPort) }
const slots: LoadSlot[] = []
// Slow enough that nobody gives a connection back before the next one asks for its own.
const order = orderOf(target, stages, scenarioOf(['/delay/200'], 20))
const summary = await generator.run(order, (slot) => slots.push(slot), new AbortController().signal)
await server?.close()
const counts: Record<string, number> = {}
for (const { outcome, count } of slots.flatMap(({ cells }) => cells)) counts[outcome] = (counts[outcome] ?? 0) + count
process.stdout.write(`${JSON.stringify({ started: summary.started, counts })}\n`)
process.exit(0)
