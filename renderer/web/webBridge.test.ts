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

test('a host that is gone is tried less and less often; when it is back, the page goes on', async () => {
  const server = new FakeWebServer()
  const { bridge, states } = await launched(server)
  server.isGone = true
  server.hangUp()
  expect(await list(bridge)).toEqual(gone)
  server.reached.length = 0
  await vi.advanceTimersByTimeAsync(60_000)
  expect(states).toEqual(['lost'])
  expect(server.reached.length).toBeLessThan(20)
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
