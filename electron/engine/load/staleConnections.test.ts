import { type AddressInfo, createServer, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import type { Outcome } from '../../../shared/domain/outcome.ts'
import type { Method } from '../../../shared/domain/scenario.ts'
import { scenarioOf } from '../testing/loadOrders.ts'
import { ownClient } from './clientSource.ts'
import { InstanceNames } from './http1/InstanceNames.ts'
import { prepareRequests } from './prepareRequests.ts'
import { Schedule } from './schedule/Schedule.ts'
import { Sender } from './sender.ts'
import { SlotRecorder } from './slotRecorder.ts'
import type { WorkerSlot } from './workerMessages.ts'

/** As in `faultTable.test.ts`. */
const times = process.env.PALIER_ALL_RUNS === '1' ? 200 : 50

const cleanups: Array<() => void> = []
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup()
})

/**
 * Real sockets, and a clock that only moves when it is told to: how long a connection idled and how long a server worked is exact, and nothing
 * depends on what else the machine does.
 */
interface Clock {
  nowMs: number
}

interface Server {
  readonly port: number
  /** Requests that were read. */
  read: number
  /** What becomes of a connection on which one was read. */
  onRead: (socket: Socket) => void
  /** Closes every connection, without a look at what is on its way. */
  closeIdle(how: 'fin' | 'rst'): void
}

const answered = (socket: Socket): void => void socket.write('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n')

async function startServer(): Promise<Server> {
  const open = new Set<Socket>()
  const listener = createServer((socket) => {
    open.add(socket)
    socket.on('error', () => undefined)
    socket.once('close', () => open.delete(socket))
    socket.on('data', () => {
      server.read++
      server.onRead(socket)
    })
  })
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', 1024, resolve))
  const server: Server = {
    port: (listener.address() as AddressInfo).port,
    read: 0,
    onRead: answered,
    closeIdle: (how) => {
      for (const socket of open)
        if (how === 'rst') socket.resetAndDestroy()
        else socket.destroy()
    },
  }
  cleanups.push(() => {
    listener.close()
    for (const socket of open) socket.destroy()
  })
  return server
}

/** `times` senders with a connection each. `ask` sends one request over each of them in this turn of the loop. */
function senders({ port }: Server, clock: Clock, method: Method) {
  const nowMs = () => clock.nowMs
  const schedule = new Schedule(nowMs)
  cleanups.push(() => schedule.close())
  const slots: WorkerSlot[] = []
  const life = () => ({ cpuPercent: 0, loopDelayUs: { p99: 0, max: 0 } })
  const recorder = new SlotRecorder(0, life, (slot) => slots.push(slot))
  const scenario = scenarioOf(['/'], 0)
  const requests = prepareRequests(
    { ...scenario, requests: scenario.requests.map((one) => ({ ...one, method })) },
    `127.0.0.1:${port}`,
    false,
  )
  const [connectLimit, responseLimit, waitLimit] = [30_000, 30_000, 30_000].map((ms) => schedule.limit(ms)) as [
    ReturnType<Schedule['limit']>,
    ReturnType<Schedule['limit']>,
    ReturnType<Schedule['limit']>,
  ]
  const clients = {
    target: { host: '127.0.0.1', port },
    nowMs,
    isStopped: () => false,
    connectLimit,
    responseLimit,
    readBuffer: Buffer.alloc(65_536),
    instances: new InstanceNames(),
    onUnconnected: () => undefined,
    onSocket: () => undefined,
  }
  const world = { requests, loginAt: 1, nowMs, recorder, waitLimit, isFresh: false }
  const done: { left: number; resolve: () => void } = { left: 0, resolve: () => undefined }
  const owner = {
    isLeaving: false,
    onDone: () => {
      done.left--
      if (done.left === 0) done.resolve()
    },
  }
  const all = Array.from(
    { length: times },
    () => new Sender(world, ownClient(clients), { toValue: () => '', state: undefined }, owner),
  )
  cleanups.push(() => {
    for (const sender of all) sender.close()
  })
  return {
    ask: (): Promise<void> => {
      const { promise, resolve } = Promise.withResolvers<void>()
      done.left = times
      done.resolve = resolve
      for (const sender of all) sender.send(0, clock.nowMs, clock.nowMs)
      return promise
    },
    counts: (): Partial<Record<Outcome, number>> => {
      recorder.finish(clock.nowMs, 0)
      const counts: Partial<Record<Outcome, number>> = {}
      for (const { outcome, count } of slots.flatMap(({ cells }) => cells))
        counts[outcome] = (counts[outcome] ?? 0) + count
      return counts
    },
  }
}

test.each<{ method: Method; how: 'fin' | 'rst'; isRepeated: boolean }>([
  { method: 'GET', how: 'fin', isRepeated: true },
  { method: 'GET', how: 'rst', isRepeated: true },
  { method: 'HEAD', how: 'fin', isRepeated: true },
  { method: 'OPTIONS', how: 'rst', isRepeated: true },
  { method: 'PUT', how: 'fin', isRepeated: true },
  { method: 'DELETE', how: 'fin', isRepeated: true },
  { method: 'POST', how: 'fin', isRepeated: false },
  { method: 'PATCH', how: 'rst', isRepeated: false },
])(
  `closed while it was idle ($how), ${times} times: $method never read, stale, sent again: $isRepeated`,
  async ({ method, how, isRepeated }) => {
    const clock = { nowMs: 100 }
    const server = await startServer()
    const { ask, counts } = senders(server, clock, method)
    await ask()
    clock.nowMs += 600
    // In the turn of the loop in which the requests are written: nobody has been told yet.
    server.closeIdle(how)
    await ask()
    const ok = isRepeated ? 2 * times : times
    expect(counts()).toEqual({ ok, stale: times })
    expect(server.read).toBe(ok)
  },
)

test.each([
  { name: 'after less idling', idleMs: 400, workMs: 0 },
  { name: 'after work, which takes longer than a close is on its way', idleMs: 1000, workMs: 300 },
  { name: 'after work, and much idling', idleMs: 50_000, workMs: 21 },
])(`reset $name, ${times} times: a reset, sent once`, async ({ idleMs, workMs }) => {
  const clock = { nowMs: 100 }
  const server = await startServer()
  const { ask, counts } = senders(server, clock, 'GET')
  await ask()
  clock.nowMs += idleMs
  server.onRead = (socket) => {
    clock.nowMs += workMs
    socket.resetAndDestroy()
  }
  await ask()
  expect(counts()).toEqual({ ok: times, reset: times })
  expect(server.read).toBe(2 * times)
})
