import { expect, test } from 'vitest'
import { engineRequestNames, hostRequestNames } from '../../shared/contract/window.ts'
import { admit, type Door } from './admit.ts'
import type { Caller } from './caller.ts'
import { type Route, routeOf, routes } from './routes.ts'
import { hostCases, originCases } from './testing/callers.ts'

const port = 41_000
const door: Door = {
  port,
  hasSession: (cookie) => cookie === 'right',
  hasKey: (key) => key === 'right',
  hasTab: (tab) => tab === 'right',
  hasReading: (path) => path === '/reading/some-thing.js',
  hasScrape: (bearer) => bearer === 'right',
}

/** The keys of a caller; `old` and `wrong` are the same to the guard, and told apart where there is a host. */
const keyCases: readonly {
  readonly keys: Pick<Caller, 'cookie' | 'key' | 'tab' | 'bearer'>
  readonly opens: readonly Route['needs'][]
}[] = [
  { keys: {}, opens: ['launchToken'] },
  { keys: { cookie: 'wrong', tab: 'wrong' }, opens: ['launchToken'] },
  { keys: { cookie: 'wrong', tab: 'right' }, opens: ['launchToken'] },
  { keys: { tab: 'right' }, opens: ['launchToken'] },
  { keys: { cookie: 'right' }, opens: ['launchToken', 'session', 'reading'] },
  { keys: { cookie: 'right', tab: 'wrong' }, opens: ['launchToken', 'session', 'reading'] },
  { keys: { cookie: 'right', key: 'wrong', tab: 'wrong' }, opens: ['launchToken', 'session', 'reading'] },
  { keys: { cookie: 'right', key: 'right' }, opens: ['launchToken', 'session', 'reading', 'key'] },
  { keys: { cookie: 'right', tab: 'right' }, opens: ['launchToken', 'session', 'reading', 'tab'] },
  { keys: { cookie: 'right', key: 'right', tab: 'right' }, opens: ['launchToken', 'session', 'reading', 'key', 'tab'] },
  { keys: { cookie: 'wrong', key: 'right', tab: 'right' }, opens: ['launchToken'] },
  { keys: { bearer: 'wrong' }, opens: ['launchToken'] },
  { keys: { bearer: 'right' }, opens: ['launchToken', 'scrape'] },
]

const exampleOf = ({ path }: Route): string => path.replace('*', 'some-thing.js')

test('every route, Host, origin and key: let in is exactly who should be', () => {
  let [asked, letIn] = [0, 0]
  for (const route of routes) {
    for (const { hosts, ok: hostIsOurs } of hostCases(port)) {
      for (const { ok, ...from } of originCases(port, `http://${hosts[0] ?? ''}`)) {
        for (const { keys, opens } of keyCases) {
          const { method, isUpgrade } = route
          const contentType = method === 'POST' ? { contentType: 'application/json' } : {}
          const caller = { method, target: exampleOf(route), hosts, isUpgrade, ...from, ...keys, ...contentType }
          // Browsers call the launch file another site; what it holds is looked at by what redeems it.
          const isFromUs =
            route.needs === 'launchToken'
              ? from.origin === undefined
              : route.needs === 'scrape'
                ? from.origin === undefined && from.fetchSite === undefined
                : method === 'POST' || isUpgrade
                  ? ok.strict
                  : ok.get
          const should = hostIsOurs && isFromUs && opens.includes(route.needs)
          asked += 1
          if (admit(caller, door).kind === 'admitted') letIn += 1
          if ((admit(caller, door).kind === 'admitted') !== should)
            expect.fail(`${JSON.stringify(caller)} ${should ? 'is kept out' : 'is let in'}`)
        }
      }
    }
  }
  expect(asked).toBe(routes.length * 44 * 23 * 13)
  expect(letIn).toBeGreaterThan(0)
})

const right: Caller = {
  method: 'POST',
  target: '/ask/run.list',
  hosts: [`127.0.0.1:${port}`],
  origin: `http://127.0.0.1:${port}`,
  cookie: 'right',
  key: 'right',
  tab: 'right',
  contentType: 'application/json',
  isUpgrade: false,
}

test.each<{ name: string; change: Partial<Caller>; refused: [status: number, why: string] }>([
  { name: 'the Host before everything', change: { hosts: ['x'], origin: 'x', tab: 'x' }, refused: [403, 'host'] },
  { name: 'then the origin', change: { origin: 'x', tab: 'x', method: 'PUT' }, refused: [403, 'origin'] },
  { name: 'then the keys', change: { key: 'x', tab: 'x', target: '/x%', method: 'PUT' }, refused: [403, 'token'] },
  { name: 'then the path', change: { target: '/x%', method: 'PUT' }, refused: [404, 'path'] },
  { name: 'then the method', change: { method: 'PUT', contentType: 'x' }, refused: [405, 'method'] },
  {
    name: 'a plain request where there are only WebSockets',
    change: { method: 'GET', target: '/hear' },
    refused: [426, 'method'],
  },
  { name: 'an upgrade where there are none', change: { isUpgrade: true }, refused: [426, 'method'] },
  { name: 'then the content type', change: { contentType: 'text/plain' }, refused: [415, 'contentType'] },
  {
    name: 'that of a form',
    change: { contentType: 'application/x-www-form-urlencoded' },
    refused: [415, 'contentType'],
  },
  {
    name: 'one that only begins like JSON',
    change: { contentType: 'application/json, text/plain' },
    refused: [415, 'contentType'],
  },
])('the order of the checks: $name', ({ change, refused: [status, why] }) => {
  expect(admit({ ...right, ...change }, door)).toEqual({ kind: 'refused', status, why })
})

test.each(['OPTIONS', 'HEAD', 'PUT', 'DELETE', 'TRACE', 'PATCH', 'get'])('no route has the method %s', (method) => {
  for (const route of routes.filter(({ needs }) => needs !== 'launchToken' && needs !== 'scrape')) {
    const admission = admit({ ...right, method, target: exampleOf(route), isUpgrade: route.isUpgrade }, door)
    expect(admission).toMatchObject({ kind: 'refused', status: 405 })
  }
})

test.each<{ name: string; facts: Partial<Caller>; isLetIn: boolean }>([
  { name: 'typed, or an old browser', facts: {}, isLetIn: true },
  {
    name: 'opened from the file',
    facts: { fetchSite: 'cross-site', fetchMode: 'navigate', fetchDest: 'document' },
    isLetIn: true,
  },
  {
    name: 'in a frame',
    facts: { fetchSite: 'cross-site', fetchMode: 'navigate', fetchDest: 'iframe' },
    isLetIn: false,
  },
  { name: 'as an image', facts: { fetchSite: 'cross-site', fetchMode: 'no-cors', fetchDest: 'image' }, isLetIn: false },
  { name: 'by fetch', facts: { fetchSite: 'same-origin', fetchMode: 'cors', fetchDest: 'empty' }, isLetIn: false },
  {
    name: 'loaded ahead, which would use the token up',
    facts: { fetchMode: 'navigate', purpose: 'prefetch;prerender' },
    isLetIn: false,
  },
])('the launch page is reached as a page only: $name', ({ facts, isLetIn }) => {
  const caller: Caller = { method: 'GET', target: '/launch?token=x', hosts: right.hosts, isUpgrade: false, ...facts }
  expect(admit(caller, door).kind === 'admitted').toBe(isLetIn)
})

test('what a suite has left is reached by the name that a tab was told, and no other', () => {
  const caller: Caller = { method: 'GET', target: '/', hosts: right.hosts, isUpgrade: false, cookie: 'right' }
  expect(admit({ ...caller, target: '/reading/some-thing.js?x' }, door).kind).toBe('admitted')
  expect(admit({ ...caller, target: '/reading/other.js' }, door)).toMatchObject({ kind: 'refused', why: 'token' })
})

test('the table holds what a window may ask of the engine, and nothing that only a desktop can do', () => {
  const asked = routes.flatMap(({ path, action }) => (action === 'ask' ? [path] : []))
  expect(asked).toEqual(engineRequestNames.map((name) => `/ask/${name}`))
  for (const name of hostRequestNames) expect(routeOf(`/ask/${name}`)).toMatchObject({ method: 'GET', action: 'file' })
  expect(routes.filter(({ needs }) => needs === 'launchToken').map(({ path }) => path)).toEqual(['/launch'])
  expect(routes.filter(({ needs }) => needs === 'session').map(({ path }) => path)).toEqual(['/', '/*'])
})

test.each([
  '/%61sk/run.list',
  '/ask//run.list',
  '/assets/../launch',
  '/./launch',
  '//launch',
  '/launch/',
  '*',
  'http://x/',
  '/a\\b',
  '/.git',
  '',
])('%j is no path of ours', (path) => {
  expect(routeOf(path)).toBeUndefined()
})
