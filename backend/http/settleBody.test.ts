import type { Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from './createApp.ts'
import { Metrics } from './metrics.ts'
import { Refusal } from './refusal.ts'
import { drain, startServer } from './startServer.ts'

let server: Server
beforeAll(async () => {
  const refuse = () => {
    throw new Refusal(401, 'Sign in first.')
  }
  const routes = [
    { method: 'POST', path: '/units', answer: refuse },
    { method: 'GET', path: '/units', answer: refuse },
  ] as const
  const app = createApp({ routes, metrics: new Metrics(), log: () => '', slowMs: 60_000, isStopping: () => false })
  server = await startServer(app, 0)
})
afterAll(() => drain(server))

/** A connection of its own, and what has come back on it. */
function client() {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').setEncoding('latin1')
  let heard = ''
  let isReset = false
  socket.on('data', (part: string) => {
    heard += part
  })
  socket.on('error', () => {
    isReset = true
  })
  const statuses = () => [...heard.matchAll(/HTTP\/1\.1 (\d+) /g)].map(([, status]) => status)
  return { socket, statuses, heard: () => heard, isReset: () => isReset }
}

const post = (bytes: number) =>
  `POST /units HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${bytes}\r\n\r\n`
const get = 'GET /units HTTP/1.1\r\nHost: a\r\n\r\n'

test('a refused request is answered when its small body is whole, and its connection serves the next one', async () => {
  const slow = client()
  slow.socket.write(post(10_000) + 'x'.repeat(5000))
  // Another one's answers: by then the first would have had its own.
  for (const _ of [1, 2, 3]) {
    const other = client()
    other.socket.write(get)
    await expect.poll(other.statuses).toEqual(['401'])
    other.socket.destroy()
  }
  expect(slow.statuses()).toEqual([])
  slow.socket.write('x'.repeat(5000) + get)
  await expect.poll(slow.statuses).toEqual(['401', '401'])
  expect(slow.heard()).not.toMatch(/^connection: close/im)
  expect([slow.socket.destroyed, slow.isReset()]).toEqual([false, false])
  slow.socket.destroy()
})

test.each([
  ['more than any body may have', post(1_000_000)],
  ['of no length that is known', 'POST /units HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n'],
])('a body that is not there yet, %s: answered at once, and the connection said to end', async (_, request) => {
  const { socket, statuses, heard } = client()
  socket.write(request)
  await expect.poll(statuses).toEqual(['401'])
  expect(heard()).toMatch(/^connection: close\r$/im)
  await expect.poll(() => socket.readableEnded || socket.destroyed).toBe(true)
  socket.destroy()
})

test('a client that goes away in the middle of its body takes nobody with it', async () => {
  const gone = client()
  gone.socket.write(post(100))
  await expect.poll(() => gone.socket.bytesWritten).toBe(post(100).length)
  gone.socket.destroy()
  const next = client()
  next.socket.write(get)
  await expect.poll(next.statuses).toEqual(['401'])
  next.socket.destroy()
})
