import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Probe } from '../ports/prober.ts'
import { startDeafServer } from '../testing/deafServer.ts'
import { startTargetServer, type TargetServer } from '../testing/targetServer.ts'
import { createProber } from './createProber.ts'

let server: TargetServer
beforeAll(async () => {
  server = await startTargetServer()
})
afterAll(() => server.close())

/** Long where an answer comes: a busy machine may take its time. */
function open(path: string, connection: 'kept' | 'fresh', timeoutMs = 20_000): Probe {
  const probe = createProber().open({ path, connection, timeoutMs })
  onTestFinished(() => probe.close())
  return probe
}

/** Connections on which this path was asked, by the requests on each. */
const requestsOn = (path: string) =>
  server.seen().connections.flatMap((paths) => (paths[0] === path ? paths.length : []))

test('a kept connection carries every question, a fresh one carries one and is closed', async () => {
  const kept = open('/ok?kept', 'kept')
  const fresh = open('/ok?fresh', 'fresh')
  for (let round = 0; round < 3; round++) {
    const answers = await Promise.all([kept.ask(server), fresh.ask(server)])
    expect(answers.map(({ outcome, status }) => [outcome, status])).toEqual([
      ['ok', 200],
      ['ok', 200],
    ])
  }
  expect([requestsOn('/ok?kept'), requestsOn('/ok?fresh')]).toEqual([[3], [1, 1, 1]])
  await expect.poll(() => server.seen().open).toBe(1)
  kept.close()
  await expect.poll(() => server.seen().open).toBe(0)
})

test('the body is there when it was wanted, and only then', async () => {
  const order = { path: '/ok', timeoutMs: 20_000, connection: 'kept' } as const
  const [plain, wanted] = [createProber().open(order), createProber().open({ ...order, wantsBody: true })]
  const answers = await Promise.all([plain.ask(server), wanted.ask(server)])
  expect(answers.map((answer) => typeof answer.body)).toEqual(['undefined', 'string'])
  plain.close()
  wanted.close()
})

test('latency runs to the last byte', async () => {
  const { latencyUs = 0 } = await open('/delay/50', 'fresh').ask(server)
  expect(latencyUs).toBeGreaterThanOrEqual(49_000)
})

test.each([
  ['/status/503', { outcome: 'http503', status: 503 }],
  ['/status/404', { outcome: 'http4xx', status: 404 }],
  ['/status/301', { outcome: 'checkFailed', status: 301 }],
])('%s answers, but not well', async (path, answer) => {
  expect(await open(path, 'fresh').ask(server)).toEqual({ ...answer, latencyUs: expect.any(Number) })
})

test.each([
  ['/silent', 'responseTimeout'],
  ['/body/drip', 'responseTimeout'],
  ['/cut/rst', 'reset'],
])('%s is no answer: %s, without status or latency', async (path, outcome) => {
  for (const connection of ['kept', 'fresh'] as const) {
    expect(await open(path, connection, 1500).ask(server)).toEqual({ outcome })
  }
  await expect.poll(() => server.seen().open).toBe(0)
})

test('nobody there, and nobody who accepts', async () => {
  const gone = await startTargetServer()
  await gone.close()
  expect(await open('/ok', 'kept').ask(gone)).toEqual({ outcome: 'refused' })
  const deaf = await startDeafServer()
  onTestFinished(() => deaf.close())
  expect(await open('/ok', 'fresh', 200).ask(deaf)).toEqual({ outcome: 'connectTimeout' })
})

test('a kept connection that broke is replaced, and so is one to an address that has changed', async () => {
  const probe = open('/second', 'kept')
  const outcomes = []
  for (let round = 0; round < 4; round++) outcomes.push((await probe.ask(server)).outcome)
  expect(outcomes).toEqual(['ok', 'reset', 'ok', 'reset'])
  const other = await startTargetServer()
  onTestFinished(() => other.close())
  expect((await probe.ask(other)).outcome).toBe('ok')
  expect(other.seen().connections).toEqual([['/second']])
})

test('a server that closed the kept connection between two questions costs no failure', async () => {
  const probe = open('/idle', 'kept')
  expect((await probe.ask(server)).outcome).toBe('ok')
  await expect.poll(() => server.seen().open).toBe(0)
  expect((await probe.ask(server)).outcome).toBe('ok')
})
