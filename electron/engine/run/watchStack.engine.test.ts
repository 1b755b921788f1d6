import { connect, type Socket } from 'node:net'
import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CounterName, CounterReading, LogReading } from '../../../shared/domain/counters.ts'
import type { LocalText } from '../../../shared/domain/localText.ts'
import { aManifest } from '../../../shared/testing/aManifest.ts'
import { CleanupStack } from '../cleanupStack.ts'
import { bareDocker, engineUnderTest, testOrder } from '../docker/testing/engineUnderTest.ts'
import { systemClock } from '../host/systemClock.ts'
import { thisHost } from '../host/thisHost.ts'
import { createProber } from '../load/createProber.ts'
import { toTick } from '../load/toTick.ts'
import type { Stack } from '../ports/stack.ts'
import { openCatalogue } from '../topology/openCatalogue.ts'
import { resolveConfiguration } from '../topology/resolveConfiguration.ts'
import { RunRecorder } from './runRecorder.ts'
import { type Watch, watchStack } from './watchStack.ts'

const never = new AbortController().signal
const cleanup = new CleanupStack()
const stop = new AbortController()
const counters: CounterReading[] = []
const logs: LogReading[] = []
const warnings: LocalText[] = []
const sockets: Socket[] = []
let stack: Stack
let watch: Watch
let runId: string

beforeAll(async () => {
  const { engine } = engineUnderTest()
  const catalogue = openCatalogue([resolve(import.meta.dirname, '../../../resources')], (path) => path)
  const values = { API_INSTANCES: '1', GUNICORN_WORKERS: '1' }
  const plan = catalogue.stackPlan(resolveConfiguration(catalogue.topology('trio-cache'), 'baseline', values))
  const images = await engine.ensureImages(plan.images, () => undefined, never)
  const order = { ...testOrder([]), plan, images, safety: { memoryBytes: 2 ** 30, pids: 512 }, readyWithinMs: 90_000 }
  runId = order.runId
  stack = await engine.bringUp(order, cleanup, () => undefined, never)
  const recorder = new RunRecorder({
    clock: systemClock,
    writer: {
      folder: '',
      append: () => undefined,
      saveManifest: () => undefined,
      saveEvidence: () => undefined,
      saveResult: () => undefined,
    },
    manifest: aManifest(),
    announce(events) {
      for (const event of events) {
        if (event.kind === 'counters') counters.push(event.reading)
        if (event.kind === 'log') logs.push(event.reading)
        if (event.kind === 'warning') warnings.push(event.message)
      }
    },
    onBroken: (error) => {
      throw error
    },
    toTick,
    toLine: ({ kind }) => kind,
  })
  const ports = { clock: systemClock, host: thisHost('test'), prober: createProber() }
  watch = watchStack(stack, plan, recorder, ports, stop.signal)
  watch.probe()
  watch.begin(systemClock.nowMs())
})

afterAll(async () => {
  for (const socket of sockets) socket.destroy()
  stop.abort()
  expect(await cleanup.unwind()).toEqual([])
})

const container = (name: string) => bareDocker.getContainer(`palier-${runId}-${name}`)
const of = (name: string, source: string) => counters.filter((one) => one.container === name && one.source === source)
const last = (name: string, source: string, counter: CounterName) => of(name, source).at(-1)?.values[counter]

const own = [
  ['lb', 'nginx', ['connectionsOpen', 'connectionsLimit', 'workerProcesses', 'requestsTotal']],
  ['db', 'postgresql', ['databaseConnections', 'databaseConnectionsLimit', 'databaseActive', 'transactionsTotal']],
  ['redis', 'redis', ['cacheMemoryBytes', 'cacheMemoryLimitBytes', 'cacheHitsTotal', 'cacheClients']],
] as const satisfies readonly (readonly [string, string, readonly CounterName[]])[]

/** So many connections to the entry. */
async function open(count: number): Promise<void> {
  const { host, port } = stack.addressOf('lb', 80)
  const opened = Array.from({ length: count }, async () => {
    const socket = connect(port, host)
    sockets.push(socket)
    socket.on('error', () => undefined).resume()
    await new Promise((settle) => socket.once('connect', settle).once('close', settle))
  })
  await Promise.all(opened)
}

/** A request on each of them, which stays open. */
function ask(path: string, on: readonly Socket[] = sockets): void {
  for (const socket of on) socket.write(`GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`)
}

test('every source tells each second what was asked of it', async () => {
  await expect.poll(() => own.every(([name, source]) => of(name, source).length > 0), { timeout: 10_000 }).toBe(true)
  const before = { requests: last('lb', 'nginx', 'requestsTotal') ?? 0, ms: systemClock.nowMs() }
  await open(50)
  ask('/products?page=1&size=20')
  await systemClock.sleep(6000, never)
  const seconds = (systemClock.nowMs() - before.ms) / 1000
  const sources = [
    ...own,
    ...['lb', 'api-1', 'db', 'redis'].map(
      (name) =>
        [
          name,
          'kernel',
          ['openFiles', 'openFilesLimit', 'listenOverflowsTotal', 'oomKillsTotal', 'memoryLimitHitsTotal'],
        ] as const,
    ),
  ]
  for (const [name, source, names] of sources) {
    const readings = of(name, source)
    expect(Object.keys(readings.at(-1)?.values ?? {}), name).toEqual(expect.arrayContaining([...names]))
    // Some belong to the time before, some of the end are not handed over yet.
    expect(readings.length, `${name} ${source}`).toBeGreaterThanOrEqual(Math.floor(seconds) - 2)
    const moments = readings.map(({ atMs }) => Math.round(atMs / 100))
    expect(new Set(moments).size).toBe(moments.length)
  }
  expect((last('lb', 'nginx', 'requestsTotal') ?? 0) - before.requests).toBeGreaterThanOrEqual(50)
  expect(last('lb', 'nginx', 'connectionsLimit')).toBe(1024)
  expect(last('lb', 'nginx', 'workerProcesses')).toBe(1)
  expect(last('lb', 'nginx', 'connectionsWaiting')).toBeGreaterThanOrEqual(50)
  expect(last('db', 'postgresql', 'databaseConnectionsLimit')).toBe(96)
  expect(last('redis', 'redis', 'cacheMemoryLimitBytes')).toBe(128 * 2 ** 20)
  expect(last('lb', 'kernel', 'openFiles')).toBeGreaterThanOrEqual(50)
  expect(warnings).toEqual([])
})

const counted = (sign: string) => logs.filter((one) => one.sign === sign).reduce((sum, { count }) => sum + count, 0)

async function written(pattern: RegExp): Promise<number> {
  const lb = (await stack.examine(never)).find((one) => one.container === 'lb')
  return lb?.log.match(pattern)?.length ?? 0
}

test('connections reused, then none left: as many as the log says, once a second each', async () => {
  await open(1100)
  await expect.poll(() => counted('connectionsReused'), { timeout: 10_000 }).toBeGreaterThan(0)
  expect(counted('connectionsExhausted')).toBe(0)
  // Requests that are not answered cannot be recycled, and each takes two connections. One after the other, because a connection
  // whose request was not read yet can be.
  await container('api-1').pause()
  ask('/health')
  while (counted('connectionsExhausted') === 0) {
    await open(1)
    ask('/health', sockets.slice(-1))
    await systemClock.sleep(10, never)
  }
  await expect.poll(() => last('lb', 'kernel', 'openFiles'), { timeout: 5000 }).toBeGreaterThan(1000)
  // The probes go on running into it, so it has to end before it is counted.
  await container('api-1').unpause()
  for (const socket of sockets.splice(0)) socket.destroy()
  await systemClock.sleep(2500, never)
  expect(counted('connectionsReused')).toBe(await written(/\[warn\].*reusing connections$/gm))
  expect(counted('connectionsExhausted')).toBe(await written(/\[alert\].*worker_connections are not enough/gm))
  const seconds = logs.map(({ atMs, container: name, sign }) => `${name} ${sign} ${Math.floor(atMs / 1000)}`)
  expect(new Set(seconds).size).toBe(seconds.length)
  expect(logs.find(({ sign }) => sign === 'connectionsExhausted')?.line).toMatch(
    /^\[alert\] .* worker_connections are not enough/,
  )
})

test('what was killed and started again counts again, from the beginning', async () => {
  for (const [name] of own) await container(name).kill()
  await systemClock.sleep(1500, never)
  const before = counters.length
  for (const name of ['db', 'redis', 'lb']) await container(name).start()
  const back = () => counters.slice(before).map((one) => `${one.container} ${one.source}`)
  const wanted = own.flatMap(([name, source]) => [`${name} ${source}`, `${name} kernel`])
  await expect.poll(back, { timeout: 20_000 }).toEqual(expect.arrayContaining(wanted))
  expect(last('lb', 'nginx', 'requestsTotal')).toBeLessThan(100)
  expect(warnings).toEqual([])
})

test('after the end nothing of ours runs in the containers', async () => {
  watch.end()
  const processes = async () => (await stack.examine(never)).map((one) => one.processes).join('\n')
  await expect.poll(processes, { timeout: 5000 }).not.toMatch(/psql|redis-cli/)
})
