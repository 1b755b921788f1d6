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
  { durationMs: 600_000, users: Number(users) },
]
const target = { host: '127.0.0.1', port: server?.port ?? Number(givenPort) }
const slots: LoadSlot[] = []
// Slow enough that nobody gives a connection back before the next one asks for its own.
const order = orderOf(target, stages, scenarioOf(['/delay/200'], 20))
const countsOf = (): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const { outcome, count } of slots.flatMap(({ cells }) => cells)) counts[outcome] = (counts[outcome] ?? 0) + count
  return counts
}
// Until it was seen often enough, however long the machine takes for it.
const enough = new AbortController()
const onSlot = (slot: LoadSlot) => {
  slots.push(slot)
  const { ok = 0, generator: own = 0 } = countsOf()
  if (ok > 0 && own >= 250) enough.abort()
}
const summary = await generator.run(order, onSlot, new AbortController().signal, enough.signal)
await server?.close()
const counts = countsOf()
process.stdout.write(`${JSON.stringify({ started: summary.started, counts })}\n`)
process.exit(0)
