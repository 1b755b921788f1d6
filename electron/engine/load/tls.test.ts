import type { AddressInfo, Socket } from 'node:net'
import { createServer as createTcpServer } from 'node:net'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import type { LoadSlot, LoadSummary } from '../../../shared/domain/load.ts'
import type { Outcome } from '../../../shared/domain/outcome.ts'
import type { TlsProblem } from '../../../shared/domain/tlsProblem.ts'
import type { LoadOrder, LoadTarget } from '../ports/loadGenerator.ts'
import { startHalfOpenServer } from '../testing/deafServer.ts'
import { orderOf, scenarioOf } from '../testing/loadOrders.ts'
import { signalWhen } from '../testing/signalWhen.ts'
import { startTargetServer, type TargetServer } from '../testing/targetServer.ts'
import { type TestCertificate, testAuthority, testIdentity } from '../testing/testCertificates.ts'
import { createAsker } from './createAsker.ts'
import { createLoadGenerator } from './createLoadGenerator.ts'
import { mergeEncoded } from './mergeEncoded.ts'

const generator = createLoadGenerator({ workerUrl: new URL('./loadWorker.ts', import.meta.url) })
const tls = { serverName: 'localhost', ca: testAuthority }
const servers: TargetServer[] = []
afterAll(() => Promise.all(servers.map((server) => server.close())))

async function secured(certificate: TestCertificate = 'server', more: object = {}): Promise<TargetServer & LoadTarget> {
  const server = await startTargetServer({ ...testIdentity(certificate), ...more })
  servers.push(server)
  return { ...server, tls }
}

/** Something on TCP that does that with everyone who comes. */
async function tcpServer(onConnection: (socket: Socket) => void): Promise<LoadTarget> {
  const open = new Set<Socket>()
  const server = createTcpServer((socket) => {
    open.add(socket)
    socket.on('error', () => undefined)
    onConnection(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of open) socket.destroy()
    server.close()
  })
  return { host: '127.0.0.1', port: (server.address() as AddressInfo).port, tls }
}

interface Loaded {
  readonly counts: Partial<Record<Outcome, number>>
  readonly summary: LoadSummary
  readonly slots: readonly LoadSlot[]
}

/** Some users for a moment; every request is accounted for. */
async function loaded(
  target: LoadTarget,
  paths: readonly string[],
  {
    users = 10,
    durationMs = 600,
    thinkMs = 20,
    ...more
  }: Partial<LoadOrder> & { users?: number; durationMs?: number; thinkMs?: number } = {},
  signal = new AbortController().signal,
  onSlot: (slot: LoadSlot) => void = () => undefined,
  enough?: AbortSignal,
): Promise<Loaded> {
  const slots: LoadSlot[] = []
  const stages = [
    { durationMs: 0, users },
    { durationMs, users },
  ]
  const order = orderOf(target, stages, scenarioOf(paths, thinkMs), {
    ...more,
  })
  const take = (slot: LoadSlot) => {
    slots.push(slot)
    onSlot(slot)
  }
  const summary = await generator.run(order, take, signal, enough)
  const counts: Partial<Record<Outcome, number>> = {}
  for (const { outcome, count } of slots.flatMap(({ cells }) => cells)) counts[outcome] = (counts[outcome] ?? 0) + count
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(summary.started)
  return { counts, summary, slots }
}

test('users ask over TLS: all ok, one connection each, as many requests as the server saw; connecting counts the handshake', async () => {
  const server = await secured()
  const { counts, summary, slots } = await loaded(server, ['/ok?instance=api-1', '/body/large/300000'])
  expect(Object.keys(counts)).toEqual(['ok'])
  expect(summary.handshakes).toBeUndefined()
  const { requests, connections } = server.seen()
  expect([...requests.values()].reduce((sum, count) => sum + count, 0)).toBe(summary.started)
  expect(connections).toHaveLength(10)
  // With a round trip and two signatures in it, unlike a bare connection on loopback.
  expect(mergeEncoded(slots.flatMap(({ connectUs }) => connectUs ?? []))?.p50).toBeGreaterThan(500)
  await expect.poll(() => server.seen().open).toBe(0)
})

test('an address is verified as one, without a name', async () => {
  const server = await secured()
  const { counts } = await loaded({ ...server, tls: { serverName: '127.0.0.1', ca: testAuthority } }, ['/ok'])
  expect(Object.keys(counts)).toEqual(['ok'])
})

test.each(['TLSv1.2', 'TLSv1.3'] as const)(
  'fresh connections of %s: each user resumes their own session',
  async (version) => {
    const reused: boolean[] = []
    const server = await secured('server', { maxVersion: version, minVersion: version })
    server.onSecure((isReused) => reused.push(isReused))
    const { counts, summary } = await loaded(server, ['/ok'], { users: 4, connections: { kind: 'fresh' } })
    expect(counts).toEqual({ ok: summary.started })
    expect(server.seen().connections).toHaveLength(summary.started)
    expect(reused.filter((isReused) => !isReused)).toHaveLength(4)
    expect(reused).toHaveLength(summary.started)
  },
)

test.each<[name: string, target: () => Promise<LoadTarget>, problem: TlsProblem, outcome: Outcome]>([
  ['over', () => secured('expired'), { kind: 'expired' }, 'reset'],
  ['its own authority', () => secured('selfSigned'), { kind: 'selfSigned' }, 'reset'],
  [
    'of somebody unknown',
    async () => ({ ...(await secured()), tls: { serverName: 'localhost' } }),
    { kind: 'unknownIssuer' },
    'reset',
  ],
  ['of another', () => secured('elsewhere'), { kind: 'wrongName', names: ['elsewhere.test'] }, 'reset'],
  ['HTTP/2 only', () => secured('server', { ALPNProtocols: ['h2'] }), { kind: 'noHttp1' }, 'reset'],
  [
    'an old TLS',
    () => secured('server', { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL@SECLEVEL=0' }),
    { kind: 'tooOld' },
    'reset',
  ],
  [
    'a certificate of the client wanted',
    () => secured('server', { requestCert: true, ca: testAuthority }),
    { kind: 'wantsClient' },
    'reset',
  ],
  ['no TLS at all', async () => ({ ...(await plainServer()), tls }), { kind: 'notTls' }, 'reset'],
])('%s: said when asked once, and booked as a reset with the reason', async (_, target, problem, outcome) => {
  const to = await target()
  const reply = await createAsker().ask({ ...to, method: 'GET', path: '/ok', timeoutMs: 20_000 })
  expect(reply).toMatchObject({ kind: 'failed', outcome, tls: problem })
  const { counts, summary } = await loaded(to, ['/ok'])
  expect(counts).toEqual({ [outcome]: summary.started })
  if (problem.kind !== 'wantsClient') expect(summary.handshakes).toEqual([{ problem, count: summary.started }])
})

test('a certificate that signed itself is trusted when it is given as its own authority', async () => {
  const to = { ...(await secured('selfSigned')), tls: { serverName: 'localhost', ca: testIdentity('selfSigned').cert } }
  expect(Object.keys((await loaded(to, ['/ok'])).counts)).toEqual(['ok'])
})

test('reset or closed in the middle of the handshake is a reset, and nothing that TLS said', async () => {
  for (const end of [(socket: Socket) => socket.resetAndDestroy(), (socket: Socket) => socket.end()]) {
    const to = await tcpServer((socket) => socket.once('data', () => end(socket)))
    const { counts, summary } = await loaded(to, ['/ok'])
    expect(counts).toEqual({ reset: summary.started })
    expect(summary.handshakes).toBeUndefined()
  }
})

test('a server that accepts and never answers the handshake: connecting times out', async () => {
  const to = await tcpServer(() => undefined)
  const timeouts = { connectMs: 200, responseMs: 5000 }
  const { counts, summary } = await loaded(to, ['/ok'], { timeouts })
  expect(counts).toEqual({ connectTimeout: summary.started })
  const reply = await createAsker().ask({ ...to, method: 'GET', path: '/ok', timeoutMs: 200 })
  expect(reply).toMatchObject({ kind: 'failed', outcome: 'connectTimeout' })
})

test.runIf(process.platform === 'linux')('nobody there who reads: connecting times out too', async () => {
  const deaf = await startHalfOpenServer()
  onTestFinished(() => deaf.close())
  const { counts, summary } = await loaded({ ...deaf, tls }, ['/ok'], {
    timeouts: { connectMs: 200, responseMs: 5000 },
  })
  expect(counts).toEqual({ connectTimeout: summary.started })
})

test('the faults of HTTP are the same ones over TLS', async () => {
  const server = await secured()
  const expected: ReadonlyArray<[path: string, outcome: Outcome]> = [
    ['/ok', 'ok'],
    ['/status/503', 'http503'],
    ['/silent', 'responseTimeout'],
    ['/cut/fin', 'reset'],
    ['/cut/rst', 'reset'],
    ['/body/cut', 'reset'],
    ['/body/rst', 'reset'],
    ['/garbage', 'reset'],
  ]
  const { slots } = await loaded(
    server,
    expected.map(([path]) => path),
    { users: 20, durationMs: 600_000, timeouts: { connectMs: 30_000, responseMs: 2000 } },
    undefined,
    undefined,
    signalWhen(() => expected.every(([path]) => (server.seen().requests.get(path) ?? 0) >= 5)),
  )
  const outcomes = Map.groupBy(
    slots.flatMap(({ cells }) => cells),
    ({ endpoint }) => endpoint,
  )
  expect([...outcomes].map(([path, cells]) => [path, ...new Set(cells.map(({ outcome }) => outcome))])).toEqual(
    expect.arrayContaining(expected.map((row) => [...row])),
  )
})

test('a stop in the middle of handshakes and answers: every socket is closed, nothing is lost', async () => {
  const server = await secured()
  const stop = new AbortController()
  const more = { users: 50, durationMs: 60_000, thinkMs: 0, connections: { kind: 'fresh' } as const }
  const { counts } = await loaded(server, ['/delay/20'], more, stop.signal, ({ cells }) => {
    if (cells.some(({ outcome }) => outcome === 'ok')) stop.abort()
  })
  expect(counts.aborted).toBeGreaterThan(0)
  expect(Object.keys(counts).toSorted()).toEqual(['aborted', 'ok'])
  await expect.poll(() => server.seen().open).toBe(0)
})

async function plainServer(): Promise<TargetServer> {
  const server = await startTargetServer()
  servers.push(server)
  return server
}
