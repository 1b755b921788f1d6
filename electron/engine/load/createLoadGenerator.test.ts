import { readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { PalierError } from '../../../shared/domain/failure.ts'
import type { LoadSlot } from '../../../shared/domain/load.ts'
import { startDeafServer } from '../testing/deafServer.ts'
import { orderOf, scenarioOf } from '../testing/loadOrders.ts'
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

test('follows the plan: users by second, one connection each, every second once', async () => {
  const slots: LoadSlot[] = []
  const stages = [
    { durationMs: 0, users: 8 },
    { durationMs: 1500, users: 8 },
    { durationMs: 0, users: 3 },
    { durationMs: 1000, users: 3 },
  ]
  const order = orderOf(server, stages, scenarioOf(['/ok?instance=api-1&cache=HIT'], 20, 50), { cores: [0, 1] })
  const summary = await generator.run(order, (slot) => slots.push(slot), never)
  // The plan ends within second 2: it is the last one, and the users are gone at its end.
  expect(slots.map(({ second, users }) => [second, users])).toEqual([
    [0, 8],
    [1, 3],
    [2, 0],
  ])
  expect(server.seen().connections).toHaveLength(8)
  expect(slots[0]?.cells.map(({ endpoint, instance, outcome }) => [endpoint, instance, outcome])).toEqual([
    ['/ok?instance=api-1&cache=HIT', 'api-1', 'ok'],
  ])
  const [cell] = slots[0]?.cells ?? []
  expect(cell?.cacheHits).toBe(cell?.count)
  expect(cell?.bytes).toBe((cell?.count ?? 0) * '{"ok":true}'.length)
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

test('service time is the server’s delay, response time is not below it', async () => {
  const cells: LoadSlot['cells'][number][] = []
  const stages = [
    { durationMs: 0, users: 4 },
    { durationMs: 900, users: 4 },
  ]
  const order = orderOf(server, stages, scenarioOf(['/delay/40'], 10))
  await generator.run(order, (slot) => cells.push(...slot.cells), never)
  const service = mergeEncoded(cells.flatMap(({ serviceUs }) => serviceUs ?? []))
  const response = mergeEncoded(cells.flatMap(({ responseUs }) => responseUs ?? []))
  // A server's timer may fire up to 1 ms early.
  expect(service?.p50).toBeGreaterThanOrEqual(39_000)
  expect(service?.p50).toBeLessThan(80_000)
  expect(response?.p50).toBeGreaterThanOrEqual(service?.p50 ?? 0)
  expect(response?.count).toBe(service?.count)
})

test('the same seed asks the same questions, whatever the number of threads', async () => {
  const scenario = { ...scenarioOf(['/ok', '/status/200', '/body/large/10'], 5, 50), values: {} }
  const paths = async (cores: number[]) => {
    const target = await startTargetServer()
    const stages = [
      { durationMs: 0, users: 6 },
      // Far longer than eight questions take, so that a busy machine comes to them too.
      { durationMs: 3000, users: 6 },
    ]
    await generator.run(orderOf(target, stages, scenario, { cores, seed: 99 }), () => undefined, never)
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
  const order = orderOf(server, stages, scenarioOf(['/ok', '/silent'], 20), {
    timeouts: { connectMs: 10_000, responseMs: 30_000 },
  })
  const stop = new AbortController()
  const beganMs = nowMs()
  const summary = await generator.run(
    order,
    (slot) => {
      slots.push(slot)
      // Once something was measured: a busy machine may take longer than a second to its first answer.
      if (slots.some(({ cells }) => cells.some(({ outcome }) => outcome === 'ok'))) stop.abort()
    },
    stop.signal,
  )
  expect(nowMs() - beganMs).toBeLessThan(5000)
  expect(summary.stopMs).toBeLessThan(1000)
  const counts = new Map<string, number>()
  for (const { outcome, count } of slots.flatMap(({ cells }) => cells))
    counts.set(outcome, (counts.get(outcome) ?? 0) + count)
  expect([...counts.keys()].sort()).toEqual(['aborted', 'ok'])
  // All of them hang in /silent by then, or in the very moment between two questions.
  expect(counts.get('aborted')).toBeGreaterThan(150)
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
    const summary = await generator.run(order, () => undefined, AbortSignal.timeout(800))
    expect(summary).toMatchObject({ started: 5 })
    expect(summary.stopMs).toBeLessThan(1000)
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
  const later = { ...order, originMs: nowMs() + 5000 }
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
