import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { expect, test } from 'vitest'
import { fakeWorkbench } from '../engine/testing/fakeWorkbench.ts'
import { routes } from './routes.ts'
import { hostCases, originCases } from './testing/callers.ts'
import { type RawAnswer, type RawAsk, rawRequest, websocketLines } from './testing/rawRequest.ts'
import { anybody, type Keys, letIn, openTab, webSetting } from './testing/webSetting.ts'

/** So many of the origins are tried on the wire; all of them in `admit.test.ts`. */
const plainOrigins = 14
const json = 'Content-Type: application/json'

/** How each kind of route is asked well: everything but Host, origin and keys. */
const kinds = [
  { name: 'page', strict: false, ask: { path: '/' } },
  { name: 'tab', strict: true, ask: { method: 'POST', path: '/tab', headers: [json], body: '{}' } },
  {
    name: 'request',
    strict: true,
    ask: { method: 'POST', path: '/ask/profile.list', headers: [json], body: '{}' },
  },
  { name: 'upgrade', strict: true, ask: { path: '/hear' } },
] as const

async function setting() {
  const { workbench } = fakeWorkbench()
  const before = await webSetting(workbench, anybody)
  const old = await letIn(before)
  await before.host.end()
  const web = await webSetting(workbench, { ...anybody, port: before.port })
  return { ...web, old, right: await letIn(web) }
}

function keyLines({ cookie, key, tab }: { readonly [key in keyof Keys]?: string | undefined }): string[] {
  return [
    ...(cookie === undefined ? [] : [`Cookie: ${cookie}`]),
    ...(key === undefined ? [] : [`X-Palier-Key: ${key}`]),
    ...(tab === undefined ? [] : [`X-Palier-Tab: ${tab}`]),
  ]
}

const wasLetIn = ({ status }: RawAnswer): boolean => status === 200 || status === 101

test('on the wire: every Host, origin and token, for requests and upgrades; nobody gets a byte who should not', {
  timeout: 120_000,
}, async () => {
  const { port, right, old } = await setting()
  const wrong = { cookie: right.cookie.replace(/=.*/, `=${'A'.repeat(43)}`), key: 'A'.repeat(43), tab: 'A'.repeat(43) }
  const wires: (() => Promise<void>)[] = []
  let letInCount = 0
  for (const kind of kinds) {
    for (const { hosts, ok: hostIsOurs } of hostCases(port)) {
      for (const { ok, origin, fetchSite } of originCases(port, `http://${hosts[0] ?? ''}`).slice(0, plainOrigins)) {
        for (const state of ['none', 'wrong', 'old', 'right'] as const) {
          wires.push(async () => {
            const keys: Partial<Keys> = { none: {}, wrong, old, right: { ...right } }[state]
            const isUpgrade = kind.name === 'upgrade'
            const headers = [
              ...('headers' in kind.ask ? kind.ask.headers : []),
              ...(origin === undefined ? [] : [`Origin: ${origin}`]),
              ...(fetchSite === undefined ? [] : [`Sec-Fetch-Site: ${fetchSite}`]),
              ...(isUpgrade ? websocketLines(`palier, tab.${keys.tab ?? ''}`) : []),
              ...keyLines(isUpgrade ? { cookie: keys.cookie } : keys),
            ]
            const answer = await rawRequest(port, { ...kind.ask, hosts, headers })
            const should = hostIsOurs && state === 'right' && (kind.strict ? ok.strict : ok.get)
            const told = JSON.stringify({ kind: kind.name, hosts, origin, fetchSite, state, status: answer.status })
            expect(wasLetIn(answer), told).toBe(should)
            if (should) letInCount += 1
            else if (!hostIsOurs || origin !== undefined) expect(answer.body, told).not.toMatch(/palier-key|"tab"/)
          })
        }
      }
    }
  }
  await inTurns(wires, 64)
  expect(wires).toHaveLength(4 * 44 * plainOrigins * 4)
  // Two Hosts; five good origins for what may be without one, two for what may not.
  expect(letInCount).toBe(2 * (5 + 3 * 2))
})

async function inTurns(wires: readonly (() => Promise<void>)[], atOnce: number): Promise<void> {
  const rest = [...wires]
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let next = rest.pop(); next !== undefined; next = rest.pop()) await next()
    }),
  )
}

test('every route of the table refuses who lacks anything, and has the same headers with every answer', async () => {
  const { port, right } = await setting()
  const own = `Origin: http://127.0.0.1:${port}`
  for (const { method, path, needs, isUpgrade } of routes) {
    // The launch has tests of its own, and so have the scraper and what a suite has left.
    if (['launchToken', 'scrape', 'reading'].includes(needs)) continue
    const good: RawAsk = {
      method,
      path: path.replace('*', 'favicon.svg'),
      headers: [...keyLines(right), ...(method === 'POST' ? [own, json] : [])],
      ...(method === 'POST' && { body: '{}' }),
    }
    const { headers = [] } = good
    const bad: RawAsk[] = [
      { ...good, hosts: [`evil.example:${port}`] },
      { ...good, hosts: [] },
      { ...good, headers: [...headers, 'Origin: http://evil.example'] },
      { ...good, headers: headers.filter((line) => !line.startsWith('Cookie')) },
      ...(needs === 'session' ? [] : [{ ...good, headers: headers.filter((line) => !line.startsWith('X-Palier')) }]),
      ...(needs === 'key' ? [{ ...good, headers: [...headers, `X-Palier-Key: ${right.key}`] }] : []),
      ...(needs === 'tab' ? [{ ...good, headers: [...headers, `X-Palier-Tab: ${right.tab}`] }] : []),
      { ...good, method: method === 'GET' ? 'POST' : 'GET' },
      { ...good, method: 'OPTIONS' },
      { ...good, path: `${good.path}%20` },
    ]
    for (const ask of bad) {
      const { status, headers: got } = await rawRequest(port, ask)
      expect(status, JSON.stringify(ask)).toBeGreaterThanOrEqual(400)
      expectSafe(got)
    }
    const answer = await rawRequest(port, good)
    const odd: Readonly<Record<string, number>> = { '/reports/*': 400, '/suites/*': 404 }
    expect(answer.status, path).toBe(isUpgrade ? 426 : (odd[path] ?? 200))
    expectSafe(answer.headers)
  }
})

function expectSafe(headers: RawAnswer['headers']): void {
  expect(headers).toMatchObject({
    'content-security-policy': expect.stringMatching(
      /^default-src 'self'; script-src 'self'; .*frame-ancestors 'none'$/,
    ),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'permissions-policy': expect.stringContaining('camera=()'),
  })
  expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
}

test.each([
  { name: 'absolute form, our own', path: (port: number) => `http://127.0.0.1:${port}/` },
  { name: 'absolute form, somebody else’s', path: () => 'http://evil.example/' },
  { name: 'the asterisk', path: () => '*' },
  { name: 'a second slash', path: () => '//evil.example/' },
  { name: 'an encoded route', path: () => '/%61sk/profile.list' },
])('odd request lines are refused, with the right keys too: $name', async ({ path }) => {
  const { port, right } = await setting()
  for (const keys of [{}, right]) {
    const { status, body } = await rawRequest(port, { path: path(port), headers: keyLines(keys) })
    expect([403, 404]).toContain(status)
    expect(body).toBe('')
  }
})

test('what is no HTTP is told so, and gets nothing', async () => {
  const { port } = await setting()
  const { status, headers, body } = await rawRequest(port, { method: 'G\u0000T' })
  expect({ status, body }).toEqual({ status: 400, body: '' })
  expectSafe(headers)
})

test('a forwarded port of another number is explained to a person, and to nobody else', async () => {
  const { port, right } = await setting()
  const forwarded = await rawRequest(port, { hosts: ['127.0.0.1:9000'], headers: keyLines(right) })
  expect(forwarded.status).toBe(403)
  expect(forwarded.body).toContain(`ssh -L ${port}:127.0.0.1:${port}`)
  expect((await rawRequest(port, { hosts: ['evil.example:9000'], headers: keyLines(right) })).body).toBe('')
})

test('cookies that other ports of this machine have set beside ours do not shut the owner out', async () => {
  const { port, right } = await setting()
  const name = right.cookie.split('=')[0]
  const beside = Array.from({ length: 5 }, (_, index) => `${name}=planted${index}`).join('; ')
  const { status } = await rawRequest(port, { headers: [`Cookie: ${beside}; ${right.cookie}; other=1`] })
  expect(status).toBe(200)
})

test('no address of this machine but 127.0.0.1 accepts', async () => {
  const { port } = await setting()
  const addresses = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ address }) => address !== '127.0.0.1')
    .map(({ address, family, scopeid }) => (family === 'IPv6' && scopeid ? `${address}%${scopeid}` : address))
  const tried = ['127.0.0.1', ...addresses, '127.0.0.2', '::1', '::ffff:127.0.0.2']
  const answers = await Promise.all(tried.map(async (address) => [address, await accepts(port, address)] as const))
  expect(answers.filter(([, isAccepted]) => isAccepted)).toEqual([['127.0.0.1', true]])
})

/** Addresses of networks that are just going away answer nothing at all. */
function accepts(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host, timeout: 5_000 })
    const settle = (isAccepted: boolean): void => {
      socket.destroy()
      resolve(isAccepted)
    }
    socket.on('connect', () => settle(true))
    socket.on('error', () => settle(false))
    socket.on('timeout', () => settle(false))
  })
}

test('a tab in use outlives any number of others; one that says nothing is forgotten, and told so', async () => {
  const { workbench } = fakeWorkbench()
  const { port, ...web } = await webSetting(workbench, { session: { mostTabs: 4 } })
  const { cookie, key, tab: used } = await letIn({ port, ...web })
  const silent = await openTab(port, { cookie, key })
  const ask = (tab: string) =>
    rawRequest(port, {
      method: 'POST',
      path: '/ask/profile.list',
      headers: [`Cookie: ${cookie}`, `X-Palier-Tab: ${tab}`, `Origin: http://127.0.0.1:${port}`, json],
      body: '{}',
    })
  for (let opened = 0; opened < 20; opened += 1) {
    expect((await ask(used)).status).toBe(200)
    await openTab(port, { cookie, key })
  }
  const refused = await ask(silent)
  expect(refused.status).toBe(403)
  expect(JSON.parse(refused.body)).toEqual({ ok: false, failure: { kind: 'notOurWindow' } })
})
