import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LoadSlot } from '../../../shared/domain/load.ts'
import { orderOf, scenarioOf } from '../testing/loadOrders.ts'
import { startTargetServer, type TargetServer } from '../testing/targetServer.ts'
import { createAsker } from './createAsker.ts'
import { createLoadGenerator } from './createLoadGenerator.ts'
import { createProber } from './createProber.ts'
import { wrongPeer } from './wrongPeer.ts'

test.each<[reached: string | undefined, host: string, wrong: string | undefined]>([
  ['127.0.0.1', '127.0.0.1', undefined],
  ['::ffff:127.0.0.1', '127.0.0.1', undefined],
  ['::1', '0:0:0:0:0:0:0:1', undefined],
  ['fe80::1%eth0', 'fe80::1%eth0', undefined],
  // Its end is on the way.
  [undefined, '127.0.0.1', undefined],
  // A name is confirmed by its address before it is dialled.
  ['127.0.0.1', 'localhost', undefined],
  ['127.0.0.1', '0.0.0.0', '127.0.0.1'],
  ['127.0.0.2', '127.0.0.1', '127.0.0.2'],
  ['::1', '::2', '::1'],
])('a connection that leads to %s, for %s: %s', (remoteAddress, host, wrong) => {
  expect(wrongPeer({ remoteAddress }, host)).toBe(wrong)
})

let server: TargetServer

beforeAll(async () => {
  server = await startTargetServer()
})
afterAll(() => server.close())

/** The system dials loopback for it: an address that leads to another one. */
const anywhere = '0.0.0.0'
const failure = { kind: 'wrongPeer', confirmed: anywhere, reached: '127.0.0.1' }
const onLinux = test.runIf(process.platform === 'linux')

onLinux.each([
  { name: 'each user with a connection', more: {} },
  { name: 'a pool', more: { connections: { kind: 'shared', count: 2 } } as const },
  { name: 'two threads', more: { cores: [0, 0] } },
])('load on an address that leads elsewhere ends at once, with both addresses: $name', async ({ more }) => {
  const generator = createLoadGenerator({ workerUrl: new URL('./loadWorker.ts', import.meta.url) })
  const stages = [
    { durationMs: 0, users: 5 },
    { durationMs: 600_000, users: 5 },
  ]
  const slots: LoadSlot[] = []
  const order = orderOf({ host: anywhere, port: server.port }, stages, scenarioOf(['/ok'], 0), more)
  const run = generator.run(order, (slot) => slots.push(slot), new AbortController().signal)
  await expect(run).rejects.toMatchObject({ failure })
  // Nobody is blamed for it.
  expect(slots.flatMap(({ cells }) => cells).filter(({ outcome }) => outcome !== 'aborted')).toEqual([])
  expect(server.seen().requests.size).toBe(0)
})

onLinux('a single question is not asked there either, and says so; a probe counts it as our own failure', async () => {
  const to = { host: anywhere, port: server.port }
  const asked = createAsker().ask({ ...to, method: 'GET', path: '/ok', timeoutMs: 5000 })
  await expect(asked).rejects.toMatchObject({ failure })
  const probe = createProber().open({ path: '/ok', connection: 'fresh', timeoutMs: 5000 })
  expect(await probe.ask(to)).toEqual({ outcome: 'generator' })
  expect(server.seen().requests.size).toBe(0)
  await expect.poll(() => server.seen().open).toBe(0)
})
