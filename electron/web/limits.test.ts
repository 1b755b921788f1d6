import { connect, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { fakeWorkbench } from '../engine/testing/fakeWorkbench.ts'
import { rawRequest } from './testing/rawRequest.ts'
import { letIn, webSetting } from './testing/webSetting.ts'

function slow(port: number, text: string): Promise<{ readonly socket: Socket; readonly closed: Promise<void> }> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(text)
      resolve({ socket, closed })
    })
    socket.on('error', () => undefined)
    onTestFinished(() => void socket.destroy())
    const closed = new Promise<void>((done) => socket.once('close', () => done()))
    // Who does not read does not hear of the end either.
    socket.resume()
  })
}

test('five hundred callers who never finish their headers do not keep the owner out', { timeout: 60_000 }, async () => {
  const web = await webSetting(fakeWorkbench().workbench)
  const callers = []
  for (let count = 0; count < 500; count += 1)
    callers.push(await slow(web.port, `GET / HTTP/1.1\r\nHost: 127.0.0.1:${web.port}\r\nX-Slow: `))
  const { cookie, tab } = await letIn(web)
  expect(tab).toHaveLength(43)
  const page = await rawRequest(web.port, { headers: [`Cookie: ${cookie}`] })
  expect(page.status).toBe(200)
  // The first ones were pushed out by the later, the last ones by the time limit.
  await Promise.all(callers.map(({ closed }) => closed))
})

test('who was let in is not pushed out by those who come after', async () => {
  const web = await webSetting(fakeWorkbench().workbench)
  const { cookie } = await letIn(web)
  const owner = await slow(web.port, `GET / HTTP/1.1\r\nHost: 127.0.0.1:${web.port}\r\nCookie: ${cookie}\r\n\r\n`)
  await new Promise((resolve) => owner.socket.once('data', resolve))
  for (let count = 0; count < 200; count += 1) await slow(web.port, 'GET')
  owner.socket.write(`GET /favicon.svg HTTP/1.1\r\nHost: 127.0.0.1:${web.port}\r\nCookie: ${cookie}\r\n\r\n`)
  const text = await new Promise((resolve) => owner.socket.once('data', (data) => resolve(String(data))))
  expect(text).toContain('HTTP/1.1 200')
})

const hundredMegabytes = 100 * 1024 * 1024

test.each([
  { name: 'announced', lines: [`Content-Length: ${hundredMegabytes}`], chunk: (data: Buffer) => data },
  {
    name: 'in chunks',
    lines: ['Transfer-Encoding: chunked'],
    chunk: (data: Buffer) => Buffer.concat([Buffer.from(`${data.length.toString(16)}\r\n`), data, Buffer.from('\r\n')]),
  },
])(
  'a body of a hundred megabytes, $name, is refused long before its end',
  { timeout: 60_000 },
  async ({ lines, chunk }) => {
    const web = await webSetting(fakeWorkbench().workbench)
    const { cookie, tab } = await letIn(web)
    const head = [
      'POST /ask/profile.list HTTP/1.1',
      `Host: 127.0.0.1:${web.port}`,
      `Origin: http://127.0.0.1:${web.port}`,
      `Cookie: ${cookie}`,
      'Content-Type: application/json',
      ...lines,
    ]
    for (const { keys, status } of [
      { keys: [], status: 403 },
      { keys: [`X-Palier-Tab: ${tab}`], status: 413 },
    ]) {
      const { socket, closed } = await slow(web.port, `${[...head, ...keys].join('\r\n')}\r\n\r\n`)
      let answer = ''
      socket.on('data', (data) => {
        answer += data
      })
      const data = chunk(Buffer.alloc(1024 * 1024, 0x20))
      let sent = 0
      while (!socket.destroyed && sent < 100) {
        sent += 1
        await Promise.race([closed, new Promise((resolve) => socket.write(data, resolve))])
      }
      await closed
      expect(sent).toBeLessThan(60)
      if (answer !== '') expect(answer).toContain(`HTTP/1.1 ${status}`)
    }
    expect((await rawRequest(web.port, { headers: [`Cookie: ${cookie}`] })).status).toBe(200)
  },
)

test('headers without end are refused', async () => {
  const web = await webSetting(fakeWorkbench().workbench)
  const { status } = await rawRequest(web.port, { headers: [`X-Long: ${'x'.repeat(64 * 1024)}`] })
  expect([0, 400, 431]).toContain(status)
})
