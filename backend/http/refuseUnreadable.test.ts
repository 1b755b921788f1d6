import type { Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import type { Context } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from './createApp.ts'
import { Metrics } from './metrics.ts'
import { drain, startServer } from './startServer.ts'

let server: Server
beforeAll(async () => {
  const echo = async (c: Context) => c.text(await c.req.text())
  const routes = [{ method: 'POST', path: '/units', answer: echo }] as const
  const app = createApp({ routes, metrics: new Metrics(), log: () => '', slowMs: 60_000, isStopping: () => false })
  server = await startServer(app, 0)
})
afterAll(() => drain(server))

/** Sends on when the other end has ended, as a client does that has not read so far yet. */
function client() {
  const { port } = server.address() as AddressInfo
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true }).setEncoding('latin1')
  let heard = ''
  let error: Error | undefined
  socket.on('data', (part: string) => {
    heard += part
  })
  socket.on('error', (told) => {
    error = told
  })
  return { socket, heard: () => heard, error: () => error }
}

test.each([
  ['an address that is too long', `GET /${'a'.repeat(30_000)}`, 431, 'larger than 16384 bytes'],
  ['no method', 'rubbish\r\n', 400, 'no HTTP request'],
  [
    'a chunk without a size',
    'POST /units HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
    400,
    'no HTTP',
  ],
])(
  '%s: told so, and what follows is forgotten instead of resetting the connection',
  async (_, bytes, status, words) => {
    const { socket, heard, error } = client()
    socket.write(bytes)
    await expect.poll(heard).toContain(words)
    const [head = '', body = ''] = heard().split('\r\n\r\n')
    expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    expect(head).toMatch(/^x-instance-id: \S/m)
    expect(head).toMatch(/^connection: close$/m)
    expect(JSON.parse(body)).toEqual({ error: expect.stringContaining(words), problems: [] })
    for (const _ of [1, 2, 3]) await new Promise((sent) => socket.write('x'.repeat(10_000), sent))
    socket.end()
    await expect.poll(() => socket.closed).toBe(true)
    expect(error()).toBeUndefined()
  },
)

test('a client that never ends is cut off', async () => {
  const { socket, heard } = client()
  socket.write('rubbish\r\n')
  await expect.poll(heard).toContain('HTTP/1.1 400')
  const sending = setInterval(() => socket.write('x'), 20)
  await expect.poll(() => socket.destroyed, { timeout: 20_000 }).toBe(true)
  clearInterval(sending)
})
