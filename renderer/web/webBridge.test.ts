import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Bridge } from '../../shared/contract/window.ts'
import { FakeWebServer } from '../testing/FakeWebServer.ts'
import { createWebBridge } from './webBridge.ts'

beforeEach(() => {
  vi.useFakeTimers()
  localStorage.clear()
  history.replaceState(null, '', '/launch?token=x')
})
afterEach(() => {
  vi.useRealTimers()
})

/** A page that was launched, hearing; and what it was told of its connection. */
async function launched(server: FakeWebServer) {
  server.page({ key: 'key' })
  return opened()
}

async function opened() {
  const bridge = createWebBridge()
  await vi.advanceTimersByTimeAsync(0)
  const states: string[] = []
  bridge.hear['window.connection']((state) => states.push(state))
  return { bridge, states }
}

const list = (bridge: Bridge): Promise<unknown> => bridge.ask['run.list']({})
const answered = { ok: true, value: '/ask/run.list' }
const refused = { ok: false, failure: { kind: 'notOurWindow' } }
const gone = { ok: false, failure: { kind: 'hostGone' } }

test('a launched page keeps its key for the next ones, and leaves the token’s address', async () => {
  const server = new FakeWebServer()
  const { bridge, states } = await launched(server)
  expect(await list(bridge)).toEqual(answered)
  expect(location.pathname + location.search).toBe('/')
  server.page({ key: '' })
  expect(await list((await opened()).bridge)).toEqual(answered)
  expect(states).toEqual([])
})

test('a page without a key is told so, whenever it listens, and tries no more', async () => {
  const server = new FakeWebServer()
  server.page({ key: '' })
  const { bridge, states } = await opened()
  expect(await list(bridge)).toEqual(refused)
  expect(states).toEqual(['refused'])
  const { length } = server.reached
  await vi.advanceTimersByTimeAsync(60_000)
  expect(server.reached).toHaveLength(length)
})

test('a tab that the host has forgotten is opened anew: what is asked is answered', async () => {
  const server = new FakeWebServer()
  const { bridge, states } = await launched(server)
  server.forgetTabs()
  expect(await Promise.all([list(bridge), list(bridge)])).toEqual([answered, answered])
  expect(server.reached.filter((path) => path === '/tab')).toHaveLength(2)
  server.forgetTabs()
  server.hangUp()
  await vi.advanceTimersByTimeAsync(3_000)
  expect(states).toEqual(['lost', 'back'])
})

test('what the browser gave up because a network came or went is asked again under the same number', async () => {
  const server = new FakeWebServer()
  const { bridge, states } = await launched(server)
  server.givenUp = 2
  const asked = Promise.all([list(bridge), bridge.ask['engine.clean']({})])
  await vi.advanceTimersByTimeAsync(1_000)
  expect(await asked).toEqual([answered, { ok: true, value: '/ask/engine.clean' }])
  expect(server.numbers).toHaveLength(4)
  expect(new Set(server.numbers).size).toBe(2)
  expect(states).toEqual([])
})

test('a connection that is back at once is no loss to tell of, but what was missed is asked for', async () => {
  const server = new FakeWebServer()
  const { states } = await launched(server)
  server.hangUp()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(states).toEqual(['back'])
  server.givenUp = 2
  server.hangUp()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(states).toEqual(['back', 'lost', 'back'])
})

test('a page whose first connection was given up is told when it hears, for it may have missed something', async () => {
  const server = new FakeWebServer()
  server.page({ key: 'key' })
  server.givenUp = 1
  const { states } = await opened()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(server.reached).toEqual(['/tab', '/tab', '/hear'])
  server.hangUp()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(states).toEqual(['back'])
})

test('a host that is gone is tried less and less often; when it is back, the page goes on', async () => {
  const server = new FakeWebServer()
  const { bridge, states } = await launched(server)
  server.isGone = true
  server.hangUp()
  const asked = list(bridge)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(await asked).toEqual(gone)
  server.reached.length = 0
  await vi.advanceTimersByTimeAsync(60_000)
  expect(states).toEqual(['lost'])
  expect(server.reached.length).toBeLessThan(30)
  server.isGone = false
  await vi.advanceTimersByTimeAsync(10_000)
  expect(states).toEqual(['lost', 'back'])
  const heard: unknown[] = []
  bridge.hear['image.progress']((progress) => heard.push(progress))
  server.announce('image.progress', 'content')
  expect(heard).toEqual(['content'])
})

test('another host on the same port is none of this page’s: it is told so, and the page gives up', async () => {
  const server = new FakeWebServer()
  const { bridge, states } = await launched(server)
  server.startAnew()
  await vi.advanceTimersByTimeAsync(3_000)
  expect(states).toEqual(['lost', 'refused'])
  expect(await list(bridge)).toEqual(refused)
  const { length } = server.reached
  await vi.advanceTimersByTimeAsync(60_000)
  expect(server.reached).toHaveLength(length)
})
