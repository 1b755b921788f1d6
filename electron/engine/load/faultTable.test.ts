import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LoadPlan, LoadSlot } from '../../../shared/domain/load.ts'
import type { Outcome } from '../../../shared/domain/outcome.ts'
import type { LoadOrder } from '../ports/loadGenerator.ts'
import { startDeafServer, startHalfOpenServer } from '../testing/deafServer.ts'
import { orderOf, scenarioOf } from '../testing/loadOrders.ts'
import { signalWhen } from '../testing/signalWhen.ts'
import { startTargetServer, type TargetServer } from '../testing/targetServer.ts'
import { createLoadGenerator } from './createLoadGenerator.ts'

/**
 * Fifty of each fault, every one of them in its class and blamed on the right party (200 with PALIER_ALL_RUNS=1). The open model deals
 * endpoints by exact quotas: of so many kinds each comes just as often.
 */
const times = process.env.PALIER_ALL_RUNS === '1' ? 200 : 50

const generator = createLoadGenerator({ workerUrl: new URL('./loadWorker.ts', import.meta.url) })
const run = promisify(execFile)
let server: TargetServer

beforeAll(async () => {
  server = await startTargetServer()
})
afterAll(() => server.close())

type Counts = Partial<Record<Outcome, number>>
type Target = { readonly host: string; readonly port: number }

async function countsOf(order: LoadOrder, enough?: AbortSignal): Promise<Map<string, Counts>> {
  const slots: LoadSlot[] = []
  const summary = await generator.run(order, (slot) => slots.push(slot), new AbortController().signal, enough)
  expect(summary.dropped).toBe(0)
  const counts = new Map<string, Counts>()
  for (const { endpoint, outcome, count } of slots.flatMap(({ cells }) => cells)) {
    const of = counts.get(endpoint) ?? {}
    counts.set(endpoint, { ...of, [outcome]: (of[outcome] ?? 0) + count })
  }
  return counts
}

/** Every path `times` times, evenly over the time that this takes at 100 requests per second. */
function asked(target: Target, paths: readonly string[], more: Partial<LoadOrder> = {}): LoadOrder {
  const ratePerS = 100
  const durationMs = (paths.length * times * 1000) / ratePerS
  const stages = [
    { durationMs: 0, ratePerS },
    { durationMs, ratePerS },
  ]
  const plan: LoadPlan = { kind: 'open', stages, arrivals: 'even', maxInFlight: 1000 }
  // What is answered is answered within that on a busy machine too.
  const timeouts = { connectMs: 5000, responseMs: 5000 }
  return orderOf(target, [], scenarioOf(paths, 0), { plan, endMs: durationMs, timeouts, ...more })
}

const answered: ReadonlyArray<[what: string, path: string, outcome: Outcome]> = [
  ['nothing wrong', '/ok', 'ok'],
  ['bad gateway', '/status/502', 'http502'],
  ['unavailable', '/status/503', 'http503'],
  ['gateway timeout', '/status/504', 'http504'],
  ['another status than expected', '/status/204', 'checkFailed'],
  ['no answer', '/silent', 'responseTimeout'],
  ['an answer that stops in its body', '/body/silent', 'responseTimeout'],
  ['a slow drip past the deadline of the whole', '/body/drip', 'responseTimeout'],
  ['closed instead of answered', '/cut/fin/300', 'reset'],
  ['reset instead of answered', '/cut/rst/300', 'reset'],
  ['reset in the body', '/body/rst', 'reset'],
  ['a body shorter than promised', '/body/cut', 'reset'],
  ['headers too long', '/flood', 'reset'],
  ['not HTTP', '/garbage', 'reset'],
]

/** Mixed, so that one fault must not leak into the next request of its connection. */
test(`${answered.length} kinds of answers, ${times} each`, { timeout: 180_000 }, async () => {
  const paths = answered.map(([, path]) => path)
  const counts = await countsOf(asked(server, paths))
  expect(answered.map(([what, path]) => [what, counts.get(path)])).toEqual(
    answered.map(([what, , outcome]) => [what, { [outcome]: times }]),
  )
})

/** One kind alone. */
async function alone(target: Target, path = '/ok', more: Partial<LoadOrder> = {}): Promise<Counts | undefined> {
  return (await countsOf(asked(target, [path], more))).get(path)
}

test(`refused, ${times} times`, async () => {
  const gone = await startTargetServer()
  await gone.close()
  expect(await alone(gone)).toEqual({ refused: times })
})

test(`a name that cannot be, ${times} times`, async () => {
  // Two dots in a row: refused by the resolver itself, without asking a server.
  expect(await alone({ host: 'a..b', port: 80 })).toEqual({ dns: times })
})

test.runIf(process.platform === 'linux')(`nobody accepts: no connection, ${times} times`, async () => {
  const deaf = await startDeafServer()
  try {
    expect(await alone(deaf, '/ok', { timeouts: { connectMs: 300, responseMs: 5000 } })).toEqual({
      connectTimeout: times,
    })
  } finally {
    deaf.close()
  }
})

test.runIf(process.platform === 'linux')(`half open: a connection and nobody behind it, ${times} times`, async () => {
  const halfOpen = await startHalfOpenServer()
  try {
    expect(await alone(halfOpen)).toEqual({ responseTimeout: times })
  } finally {
    halfOpen.close()
  }
})

test(`an answer without end, ${times} times: cut off by the clock or by its size`, async () => {
  const timeouts = { connectMs: 1500, responseMs: 1500 }
  const { responseTimeout = 0, checkFailed = 0, ...others } = (await alone(server, '/body/endless', { timeouts })) ?? {}
  expect(others).toEqual({})
  expect(responseTimeout + checkFailed).toBe(times)
})

test(`cut off by our own stop, ${times} times: nobody’s fault`, async () => {
  const timeouts = { connectMs: 1500, responseMs: 30_000 }
  expect(await alone(server, '/silent', { timeouts, drainMs: 50 })).toEqual({ aborted: times })
})

test(`a server that dies at its work, on a connection that had idled for a second, ${times} times: reset, sent once`, async () => {
  const stages = [
    { durationMs: 0, users: times },
    { durationMs: 600_000, users: times },
  ]
  const asked = () => server.seen().requests.get('/second/300') ?? 0
  const enough = signalWhen(() => asked() >= 2 * times)
  const order = orderOf(server, stages, scenarioOf(['/second/300'], 1000))
  const { ok = 0, reset = 0, ...others } = (await countsOf(order, enough)).get('/second/300') ?? {}
  expect(others).toEqual({})
  expect(reset).toBeGreaterThanOrEqual(times)
  // Each user's first and second, and whatever was begun meanwhile; nothing was sent that was not booked.
  expect(ok).toBeGreaterThanOrEqual(times)
  expect(ok + reset).toBe(asked())
})

const exhausted = new URL('./exhausted.fixture.ts', import.meta.url).pathname

/** Only ours may be to blame, and often enough that it was seen. */
function expectOwnFault(stdout: string): void {
  const { started, counts } = JSON.parse(stdout) as { started: number; counts: Counts }
  const { ok = 0, generator: ours = 0, ...others } = counts
  expect(others).toEqual({})
  expect(ours).toBeGreaterThanOrEqual(times)
  expect(ok).toBeGreaterThan(0)
  expect(ok + ours).toBe(started)
}

test.runIf(process.platform === 'linux')('too few descriptors of our own are not the server’s fault', async () => {
  const limited = ['-c', 'ulimit -n 70 && exec "$@"', 'sh', process.execPath, exhausted, '120', String(server.port)]
  expectOwnFault((await run('sh', limited)).stdout)
})

/** A network of its own: the machine's range of ports is not touched. */
const inOwnNetwork = 'ip link set lo up && echo "40000 40019" > /proc/sys/net/ipv4/ip_local_port_range && exec "$@"'
const ownNetwork = ['--net', '--map-root-user', 'sh', '-c', inOwnNetwork, 'sh']

test('too few ports of our own are not the server’s fault', async ({ skip }) => {
  const isAllowed = await run('unshare', [...ownNetwork, 'true']).then(
    () => true,
    () => false,
  )
  if (!isAllowed) skip('this system gives no network of its own to a process')
  expectOwnFault((await run('unshare', [...ownNetwork, process.execPath, exhausted, '80'])).stdout)
})
