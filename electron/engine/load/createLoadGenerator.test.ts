import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { judgeSecond } from '../../../shared/analysis/judgeSecond.ts'
import { PalierError } from '../../../shared/domain/failure.ts'
import type { LoadSlot } from '../../../shared/domain/load.ts'
import type { LoadOrder } from '../ports/loadGenerator.ts'
import { startDeafServer } from '../testing/deafServer.ts'
import { orderOf, scenarioOf } from '../testing/loadOrders.ts'
import { signalWhen } from '../testing/signalWhen.ts'
import { startTargetServer, type TargetServer } from '../testing/targetServer.ts'
import { createLoadGenerator } from './createLoadGenerator.ts'
import { mergeEncoded } from './mergeEncoded.ts'

const generator = createLoadGenerator({ workerUrl: new URL('./loadWorker.ts', import.meta.url) })
const never = new AbortController().signal
let server: TargetServer

beforeEach(async () => {
  server = await startTargetServer()
})
afterEach(() => server.close())

const nowMs = () => Number(process.hrtime.bigint()) / 1e6

test('follows the plan: its users in their order, one connection each, every second once', async () => {
  const slots: LoadSlot[] = []
  const stages = [
    { durationMs: 0, users: 8 },
    { durationMs: 1500, users: 8 },
    { durationMs: 0, users: 3 },
    { durationMs: 1000, users: 3 },
  ]
  const order = orderOf(server, stages, scenarioOf(['/ok?instance=api-1&cache=HIT'], 20, 50))
  const summary = await generator.run(order, (slot) => slots.push(slot), never)
  expect(slots.map(({ second }) => second)).toEqual(slots.map((_, index) => index))
  // The plan ends within second 2, and the users are gone at its end.
  expect(slots.length).toBeGreaterThanOrEqual(3)
  expect(slots.at(-1)?.users).toBe(0)
  // A busy machine may be late for the end of a second, which then shows fewer changes, but none that are not in the plan.
  const changes = slots.map(({ users }) => users).filter((users, index, all) => users !== all[index - 1])
  expect(changes.join()).toMatch(/^(0,)?(8,)?(3,)?0$/)
  expect(server.seen().connections).toHaveLength(8)
  const cells = slots.flatMap((slot) => slot.cells)
  expect(cells.length).toBeGreaterThan(0)
  for (const { endpoint, instance, outcome, cacheHits, bytes, count } of cells) {
    expect([endpoint, instance, outcome]).toEqual(['/ok?instance=api-1&cache=HIT', 'api-1', 'ok'])
    expect([cacheHits, bytes]).toEqual([count, count * '{"ok":true}'.length])
  }
  expect(slots.reduce((sum, { started }) => sum + started, 0)).toBe(summary.started)
  expect(summary.dropped).toBe(0)
})

test('enough: the plan ends now, and what is under way is waited for', async () => {
  const cells: LoadSlot['cells'][number][] = []
  const enough = new AbortController()
  const stages = [
    { durationMs: 0, users: 6 },
    { durationMs: 600_000, users: 6 },
  ]
  const order = orderOf(server, stages, scenarioOf(['/delay/300'], 10), { cores: [0, 1] })
  const onSlot = (slot: LoadSlot) => {
    cells.push(...slot.cells)
    enough.abort()
  }
  const { started } = await generator.run(order, onSlot, never, enough.signal)
  expect(new Set(cells.map(({ outcome }) => outcome))).toEqual(new Set(['ok']))
  expect(cells.reduce((sum, { count }) => sum + count, 0)).toBe(started)
})

test.each<{ name: string; more: Partial<LoadOrder>; connections: number }>([
  {
    name: 'a pool of one has one connection',
    more: { connections: { kind: 'shared', count: 1 } },
    connections: 1,
  },
  {
    name: 'a pool of three has three',
    more: { connections: { kind: 'shared', count: 3 } },
    connections: 3,
  },
  {
    name: 'one under way is one',
    more: {
      plan: {
        kind: 'open',
        stages: [
          { durationMs: 0, ratePerS: 200 },
          { durationMs: 600_000, ratePerS: 200 },
        ],
        arrivals: 'even',
        maxInFlight: 1,
      },
    },
    connections: 1,
  },
])('cores for more threads than that: $name', async ({ more, connections }) => {
  const stages = [
    { durationMs: 0, users: 8 },
    { durationMs: 600_000, users: 8 },
  ]
  const order = orderOf(server, stages, scenarioOf(['/delay/20'], 0), { cores: [0, 0, 0, 0], ...more })
  const enough = signalWhen(() => (server.seen().requests.get('/delay/20') ?? 0) >= 40)
  await generator.run({ ...order, endMs: 600_000 }, () => undefined, never, enough)
  expect(server.seen().connections).toHaveLength(connections)
})

test.runIf(process.platform === 'linux')(
  'every second says what of the descriptors is taken, and is judged by it',
  async () => {
    const slots: LoadSlot[] = []
    const enough = new AbortController()
    const stages = [
      { durationMs: 0, users: 60 },
      { durationMs: 600_000, users: 60 },
    ]
    const order = orderOf(server, stages, scenarioOf(['/ok'], 100, 50))
    const onSlot = (slot: LoadSlot) => {
      slots.push(slot)
      if ((slot.descriptorShare ?? 0) >= 0.9) enough.abort()
    }
    // As many as sixty connections need with both of their ends here.
    const descriptors = readdirSync('/proc/self/fd').length + 110
    const limited = createLoadGenerator({
      workerUrl: new URL('./loadWorker.ts', import.meta.url),
      facts: () => ({ descriptors }),
    })
    await limited.run(order, onSlot, never, enough.signal)
    const near = slots.filter(({ descriptorShare = 0 }) => descriptorShare >= 0.9)
    expect(near.length).toBeGreaterThan(0)
    expect(near.map((slot) => judgeSecond(slot, 1).reasons.includes('descriptors'))).toEqual(near.map(() => true))
    expect(near.every(({ portShare }) => portShare === undefined)).toBe(true)
  },
)

test('service time is the server’s delay, response time is not below it', async () => {
  const cells: LoadSlot['cells'][number][] = []
  const stages = [
    { durationMs: 0, users: 4 },
    { durationMs: 900, users: 4 },
  ]
  const order = orderOf(server, stages, scenarioOf(['/delay/40'], 10))
  const beganMs = nowMs()
  await generator.run(order, (slot) => cells.push(...slot.cells), never)
  const tookMs = nowMs() - beganMs
  const service = mergeEncoded(cells.flatMap(({ serviceUs }) => serviceUs ?? []))
  const response = mergeEncoded(cells.flatMap(({ responseUs }) => responseUs ?? []))
  // A server's timer may fire up to 1 ms early.
  expect(service?.p50).toBeGreaterThanOrEqual(39_000)
  // A user asks one thing at a time: all of it together fits into what four of them had.
  expect((service?.mean ?? 0) * (service?.count ?? 0)).toBeLessThan(4 * tookMs * 1000)
  expect(response?.p50).toBeGreaterThanOrEqual(service?.p50 ?? 0)
  expect(response?.count).toBe(service?.count)
})

test('the same seed asks the same questions, whatever the number of threads', async () => {
  const scenario = { ...scenarioOf(['/ok', '/status/200', '/body/large/10'], 5, 50), values: {} }
  const paths = async (cores: number[]) => {
    const target = await startTargetServer()
    const stages = [
      { durationMs: 0, users: 6 },
      { durationMs: 600_000, users: 6 },
    ]
    const enough = signalWhen(() => {
      const { connections } = target.seen()
      return connections.length === 6 && connections.every(({ length }) => length >= 8)
    })
    await generator.run(orderOf(target, stages, scenario, { cores, seed: 99 }), () => undefined, never, enough)
    const firsts = target.seen().connections.map((asked) => asked.slice(0, 8).join(' '))
    await target.close()
    return firsts.sort()
  }
  const one = await paths([])
  expect(new Set(one).size).toBe(6)
  expect(await paths([0, 1])).toEqual(one)
})

test('a stop in the middle cuts everything off at once and keeps what was measured', async () => {
  const slots: LoadSlot[] = []
  const stages = [
    { durationMs: 0, users: 200 },
    { durationMs: 60_000, users: 200 },
  ]
  const order = orderOf(server, stages, scenarioOf(['/ok', '/silent'], 20))
  // Then all of them hang there.
  const stop = signalWhen(() => server.seen().requests.get('/silent') === 200)
  const summary = await generator.run(order, (slot) => slots.push(slot), stop)
  // Nobody waited for answers that do not come.
  expect(summary.stopMs).toBeLessThan(order.timeouts.responseMs)
  const counts = new Map<string, number>()
  for (const { outcome, count } of slots.flatMap(({ cells }) => cells))
    counts.set(outcome, (counts.get(outcome) ?? 0) + count)
  expect([...counts.keys()].sort()).toEqual(['aborted', 'ok'])
  expect(counts.get('aborted')).toBe(200)
  expect((counts.get('ok') ?? 0) + (counts.get('aborted') ?? 0)).toBe(summary.started)
  await expect.poll(() => server.seen().open).toBe(0)
})

test.runIf(process.platform === 'linux')('a stop closes connections that are still being made', async () => {
  const deaf = await startDeafServer()
  try {
    const stages = [
      { durationMs: 0, users: 5 },
      { durationMs: 60_000, users: 5 },
    ]
    const order = orderOf(deaf, stages, scenarioOf(['/ok'], 20), {
      timeouts: { connectMs: 60_000, responseMs: 60_000 },
    })
    const stop = new AbortController()
    const onSlot = ({ started }: LoadSlot) => {
      if (started > 0) stop.abort()
    }
    const summary = await generator.run(order, onSlot, stop.signal)
    expect(summary).toMatchObject({ started: 5 })
    expect(summary.stopMs).toBeLessThan(order.timeouts.connectMs)
  } finally {
    deaf.close()
  }
})

test('stopped before it begins: nothing is sent', async () => {
  const stages = [{ durationMs: 0, users: 5 }]
  const order = orderOf(server, stages, scenarioOf(['/ok'], 20), { endMs: 1000 })
  expect(await generator.run(order, () => undefined, AbortSignal.abort())).toEqual({
    planned: 0,
    started: 0,
    dropped: 0,
    stopMs: 0,
  })
  const later = { ...order, originMs: nowMs() + 60_000 }
  const slots: LoadSlot[] = []
  expect(await generator.run(later, (slot) => slots.push(slot), AbortSignal.timeout(300))).toMatchObject({ started: 0 })
  expect(slots).toEqual([])
  expect(server.seen().requests.size).toBe(0)
})

test('a thread that dies ends the run with what it said', async () => {
  const crashing = createLoadGenerator({ workerUrl: new URL('data:text/javascript,throw new Error("out of luck")') })
  const order = orderOf(server, [{ durationMs: 5000, users: 1 }], scenarioOf(['/ok'], 20), { cores: [0, 1] })
  const error = await crashing.run(order, () => undefined, never).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(PalierError)
  expect((error as PalierError).failure).toMatchObject({
    kind: 'generatorFailed',
    message: expect.stringContaining('out of luck'),
  })
})

test('a receiver that fails ends the run as itself, and nothing goes on', async () => {
  const order = orderOf(server, [{ durationMs: 0, users: 3 }], scenarioOf(['/ok'], 20), { endMs: 60_000 })
  const full = new PalierError({ kind: 'diskFull', path: '/runs' })
  const run = generator.run(
    order,
    () => {
      throw full
    },
    never,
  )
  await expect(run).rejects.toBe(full)
  await expect.poll(() => server.seen().open).toBe(0)
})

test.runIf(process.platform === 'linux' && availableParallelism() > 1)(
  'each load thread is pinned to its core',
  async () => {
    const allowed = () =>
      readdirSync('/proc/self/task').map((thread) => {
        try {
          return /Cpus_allowed_list:\s*(\S+)/.exec(readFileSync(`/proc/self/task/${thread}/status`, 'utf8'))?.[1]
        } catch {
          return undefined
        }
      })
    const own = allowed()[0]
    const order = orderOf(server, [{ durationMs: 0, users: 2 }], scenarioOf(['/ok'], 20), { endMs: 1200, cores: [0] })
    let during: (string | undefined)[] = []
    await generator.run(
      order,
      () => {
        if (during.length === 0) during = allowed()
      },
      never,
    )
    expect(own).not.toBe('0')
    expect(during).toContain('0')
    expect(during).toContain(own)
  },
)

test.runIf(process.platform === 'linux')(
  'a core that is not ours: its thread floats, and the run says so',
  async () => {
    const nowhere = 4095
    const order = orderOf(server, [{ durationMs: 0, users: 1 }], scenarioOf(['/ok'], 20), { endMs: 100 })
    const ask = (cores: number[]) => generator.run({ ...order, cores }, () => undefined, never)
    expect((await ask([nowhere])).notPinnedTo).toEqual([nowhere])
    expect((await ask([])).notPinnedTo).toBeUndefined()
  },
)

test('a core that is ours holds its thread', async ({ skip }) => {
  const isThere = await promisify(execFile)('taskset', ['-c', '0', 'true']).then(
    () => true,
    () => false,
  )
  if (!isThere) skip('no taskset here, or no core 0')
  const order = orderOf(server, [{ durationMs: 0, users: 1 }], scenarioOf(['/ok'], 20), { endMs: 100, cores: [0] })
  expect(await generator.run(order, () => undefined, never)).not.toHaveProperty('notPinnedTo')
})
