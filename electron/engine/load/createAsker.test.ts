import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTargetServer, type TargetServer } from '../testing/targetServer.ts'
import { createAsker } from './createAsker.ts'

const asker = createAsker()
let server: TargetServer
beforeAll(async () => {
  server = await startTargetServer()
})
afterAll(() => server.close())

/** Long where an answer comes: a busy machine may take its time. */
const get = (path: string, timeoutMs = 20_000) => ({
  host: server.host,
  port: server.port,
  method: 'GET',
  path,
  timeoutMs,
})

test('an answer comes whole, whatever its status, and the connection is closed', async () => {
  expect(await asker.ask(get('/ok?instance=api-1'))).toMatchObject({
    kind: 'answered',
    status: 200,
    headers: { 'x-instance-id': 'api-1' },
    body: '{"ok":true}',
  })
  expect(await asker.ask(get('/status/503'))).toMatchObject({ kind: 'answered', status: 503, body: '' })
  await expect.poll(() => server.seen().open).toBe(0)
})

test('method, headers and body arrive', async () => {
  const echo = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () =>
      response.end(`${request.method} ${request.headers.host} ${request.headers['x-a']} ${Buffer.concat(chunks)}`),
    )
  })
  await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve))
  const { port } = echo.address() as AddressInfo
  const answer = await asker.ask({ ...get('/'), port, method: 'POST', headers: { 'x-a': 'b' }, body: 'hello' })
  expect(answer).toMatchObject({ body: `POST 127.0.0.1:${port} b hello` })
  await new Promise((resolve) => echo.close(resolve))
})

test('a long body is cut at 4 MiB', async () => {
  const answer = await asker.ask(get('/body/large/9000000'))
  expect(answer.kind === 'answered' && answer.body.length).toBe(4 * 1024 * 1024)
})

test.each([
  ['/silent', 'responseTimeout'],
  ['/body/drip', 'responseTimeout'],
  ['/cut/rst', 'reset'],
  ['/body/cut', 'reset'],
  ['/garbage', 'reset'],
])('%s is an answer of its own: %s', async (path, outcome) => {
  expect(await asker.ask(get(path, outcome === 'responseTimeout' ? 1500 : undefined))).toMatchObject({
    kind: 'failed',
    outcome,
  })
  await expect.poll(() => server.seen().open).toBe(0)
})

test('nobody there, and a bad path', async () => {
  const gone = await startTargetServer()
  await gone.close()
  expect(await asker.ask({ ...get('/ok'), port: gone.port })).toMatchObject({ kind: 'failed', outcome: 'refused' })
  expect(await asker.ask(get('/bad path'))).toMatchObject({ kind: 'failed', outcome: 'generator' })
})
