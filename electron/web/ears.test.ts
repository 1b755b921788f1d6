import { connect, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import type { Announcement } from '../../shared/contract/announcements.ts'
import { fakeWorkbench } from '../engine/testing/fakeWorkbench.ts'
import type { Listener, Workbench } from '../engine/workbench.ts'
import { rawRequest, websocketLines } from './testing/rawRequest.ts'
import { anybody, type Keys, letIn, openTab, type WebSetting, webSetting } from './testing/webSetting.ts'
import type { WebHostParts } from './webHost.ts'

const progress = (message: string): Announcement => ({
  name: 'image.progress',
  content: { image: 'x/api', message, state: 'building' },
})

/** A host whose engine announces what the test says. */
async function setting(options: Partial<WebHostParts> = {}) {
  const listeners = new Set<Listener>()
  const { workbench } = fakeWorkbench()
  const talking: Workbench = {
    ...workbench,
    hear: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  const web = await webSetting(talking, options)
  const keys = await letIn(web)
  const announce = (announcement: Announcement): void => {
    for (const listener of listeners) listener(announcement)
  }
  return { ...web, keys, announce }
}

function open({ port }: Pick<WebSetting, 'port'>, { cookie, tab }: Keys, protocols = ['palier', `tab.${tab}`]) {
  const origin = `http://127.0.0.1:${port}`
  const socket = new WebSocket(`ws://127.0.0.1:${port}/hear`, protocols, { origin, headers: { cookie } })
  onTestFinished(() => socket.terminate())
  const messages: unknown[] = []
  socket.on('message', (data, isBinary) => messages.push(isBinary ? data : JSON.parse(String(data))))
  socket.on('error', () => undefined)
  return {
    socket,
    messages,
    opened: new Promise<void>((resolve) => socket.once('open', resolve)),
    closed: new Promise<number>((resolve) => socket.once('close', resolve)),
    status: new Promise<number>((resolve) =>
      socket.once('unexpected-response', (_, { statusCode = 0 }) => resolve(statusCode)),
    ),
    until: (count: number) => expect.poll(() => messages.length).toBe(count),
  }
}

/** Takes the upgrade and then never reads. */
async function deafEar(port: number, { cookie, tab }: Keys): Promise<{ socket: Socket; closed: Promise<void> }> {
  const socket = connect(port, '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  socket.on('error', () => undefined)
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  const lines = [
    'GET /hear HTTP/1.1',
    `Host: 127.0.0.1:${port}`,
    `Origin: http://127.0.0.1:${port}`,
    `Cookie: ${cookie}`,
    ...websocketLines(`palier, tab.${tab}`),
  ]
  socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  await new Promise<void>((resolve) => socket.once('data', () => resolve()))
  socket.pause()
  return { socket, closed }
}

test('what the engine announces is heard by every window, in its order, from the beginning of its hearing', async () => {
  const web = await setting()
  web.announce(progress('before'))
  const one = open(web, web.keys)
  const other = open(web, { ...web.keys, tab: await openTab(web.port, web.keys) })
  await Promise.all([one.opened, other.opened])
  expect(one.socket.protocol).toBe('palier')
  const said = [progress('1'), { name: 'run.events', content: [] } as const, progress('2')]
  for (const announcement of said) web.announce(announcement)
  for (const ear of [one, other]) {
    await ear.until(3)
    expect(ear.messages).toEqual(said)
  }
})

test.each([
  { name: 'without our subprotocol', protocols: (tab: string) => [`tab.${tab}`] },
  { name: 'without a tab', protocols: () => ['palier'] },
  { name: 'with a wrong tab', protocols: () => ['palier', `tab.${'A'.repeat(43)}`] },
])('$name there is no upgrade', async ({ protocols }) => {
  const web = await setting()
  expect(await open(web, web.keys, protocols(web.keys.tab)).status).toBe(403)
})

test('the token does not come back in the answer', async () => {
  const { port, keys } = await setting()
  const headers = [`Cookie: ${keys.cookie}`, `Origin: http://127.0.0.1:${port}`]
  const answer = await rawRequest(port, {
    path: '/hear',
    headers: [...headers, ...websocketLines(`palier, tab.${keys.tab}`)],
  })
  expect(answer.status).toBe(101)
  expect(JSON.stringify(answer)).not.toContain(keys.tab)
})

test('nothing is taken from a page: whoever says something is let go', async () => {
  const web = await setting()
  const ear = open(web, web.keys)
  await ear.opened
  ear.socket.send('{"name":"comparison.stop"}')
  expect(await ear.closed).toBe(1008)
  const loud = open(web, web.keys)
  await loud.opened
  loud.socket.send('x'.repeat(5_000))
  expect(await loud.closed).toBe(1009)
})

test('a tab that comes again has lost its ear before; the host has one for each', async () => {
  const web = await setting()
  const first = open(web, web.keys)
  await first.opened
  const second = open(web, web.keys)
  await second.opened
  expect(await first.closed).toBe(1006)
  web.announce(progress('1'))
  await second.until(1)
})

test('more ears than there may be are refused before the upgrade, until one has gone', async () => {
  const web = await setting({ ears: { most: 2 } })
  const tabs = await Promise.all([0, 1, 2].map(() => openTab(web.port, web.keys)))
  const [one, two] = tabs.slice(0, 2).map((tab) => open(web, { ...web.keys, tab }))
  await Promise.all([one?.opened, two?.opened])
  const third = { ...web.keys, tab: tabs[2] ?? '' }
  expect(await open(web, third).status).toBe(503)
  one?.socket.close()
  await one?.closed
  await expect
    .poll(() => Promise.race([open(web, third).opened.then(() => 'open'), open(web, third).status]))
    .toBe('open')
})

test('a page that does not read is let go, and does not keep the others from hearing', async () => {
  const web = await setting({ ears: { mostWaitingBytes: 256 * 1024 } })
  const deaf = await deafEar(web.port, { ...web.keys, tab: await openTab(web.port, web.keys) })
  const ear = open(web, web.keys)
  await ear.opened
  // Much more than what the system takes for it.
  for (let told = 1; told <= 400; told += 1) {
    web.announce(progress('x'.repeat(64 * 1024)))
    if (told % 20 === 0) await ear.until(told)
  }
  let read = 0
  deaf.socket.on('data', ({ length }) => {
    read += length
  })
  deaf.socket.resume()
  await deaf.closed
  expect(read).toBeLessThan(400 * 64 * 1024)
  expect(ear.socket.readyState).toBe(WebSocket.OPEN)
})

test('two hundred deaf pages cost the memory of one', { timeout: 60_000 }, async () => {
  const web = await setting({ ...anybody, ears: { most: 200 }, session: { mostTabs: 300 } })
  const tabs: string[] = []
  for (let count = 0; count < 200; count += 1) tabs.push(await openTab(web.port, web.keys))
  await Promise.all(tabs.map((tab) => deafEar(web.port, { ...web.keys, tab })))
  const before = process.memoryUsage()
  const grown = { most: 0 }
  for (let told = 0; told < 400; told += 1) {
    web.announce(progress('x'.repeat(64 * 1024)))
    if (told % 20 !== 0) continue
    await new Promise((resolve) => setImmediate(resolve))
    const { heapUsed, external } = process.memoryUsage()
    grown.most = Math.max(grown.most, heapUsed + external - before.heapUsed - before.external)
  }
  expect(grown.most).toBeLessThan(64 * 1024 * 1024)
})

test('a page that is gone without a word is found out by pings', async () => {
  const web = await setting({ ears: { pingEveryMs: 20 } })
  const deaf = await deafEar(web.port, web.keys)
  const ear = open(web, { ...web.keys, tab: await openTab(web.port, web.keys) })
  let pings = 0
  ear.socket.on('ping', () => {
    pings += 1
  })
  await expect.poll(() => pings).toBeGreaterThan(4)
  deaf.socket.resume()
  await deaf.closed
  expect(ear.socket.readyState).toBe(WebSocket.OPEN)
})

test('a tab that hears is never forgotten, however many are opened and however long it is silent', async () => {
  const web = await setting({ session: { mostTabs: 3 } })
  const ear = open(web, web.keys)
  await ear.opened
  for (let opened = 0; opened < 20; opened += 1) await openTab(web.port, web.keys)
  ear.socket.terminate()
  const again = open(web, web.keys)
  await again.opened
})

test('at the end every window is told that the host goes', async () => {
  const web = await setting()
  const ear = open(web, web.keys)
  await ear.opened
  await web.host.end()
  expect([1001, 1006]).toContain(await ear.closed)
})
