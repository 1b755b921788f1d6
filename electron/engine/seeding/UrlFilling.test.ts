import { expect, test } from 'vitest'
import type { FillAsk } from '../../../shared/contract/dataRequests.ts'
import { answer } from '../../../shared/contract/serve.ts'
import type { Asker } from '../ports/asker.ts'
import { fakeWorkbench } from '../testing/fakeWorkbench.ts'

const compose = `name: shop
x-palier:
  title: { en: Shop, fr: Magasin }
  entry: { service: api, port: 8000 }
  scenario: browse
  roles: { api: api }
  parameters:
    DATA_SET: { type: choice, values: [minimal, large], default: minimal, label: { en: Data, fr: Données } }
  data:
    parameter: DATA_SET
    values:
      name: { setting: { environment: SHOP_ADMIN, default: root } }
      password: { secret: { environment: SHOP_PASSWORD, local: test123 } }
    steps:
      - { name: login, method: POST, path: /login, headers: { content-type: application/json }, body: '{"name": "{name}", "password": "{password}"}', take: { token: /token } }
      - { name: seed, method: POST, path: "/seed/{set}", headers: { authorization: "Bearer {token}" }, expect: 201 }
    counts: /counts
    expected:
      large: { units: 190 }
    accounts:
      - { name: "{name}", password: "{password}", role: { en: administrator, fr: administrateur } }
      - { name: guest, password: guest123, role: { en: may read, fr: lit } }
services:
  api: { image: x/api }
`
const files = { 'topologies/shop/compose.yaml': compose }
const ask: FillAsk = { configuration: 'shop', set: 'large', url: 'http://127.0.0.1:8080/base/' }
const password = 'kept "to" myself'

type Request = Parameters<Asker['ask']>[0]

/** A shop whose administrator has that password; remembers what it was asked. */
function shopServer(counts: object = { units: 190 }) {
  const asked: Request[] = []
  const asker: Asker = {
    ask: async (request) => {
      asked.push(request)
      const { path, body = '', headers } = request
      const answered = (status: number, text: string) =>
        ({ kind: 'answered', status, headers: {}, body: text }) as const
      if (path.endsWith('/login')) {
        const given = JSON.parse(body) as { name: string; password: string }
        if (given.password !== password) return answered(401, `no "${given.name}" with ${body}`)
        return answered(200, '{"token": "t1"}')
      }
      return answered(headers?.authorization === 'Bearer t1' ? 201 : 403, JSON.stringify({ counts }))
    },
  }
  return { asker, asked }
}

function fill(changes: Partial<FillAsk>, setting: Parameters<typeof fakeWorkbench>[0] = {}) {
  const { workbench, engine } = fakeWorkbench({ files, ...setting })
  const told: string[] = []
  workbench.hear(({ name, content }) => {
    if (name === 'data.filling') told.push(content.address)
  })
  const answered = answer(workbench.handlers, 'data.fill', { ...ask, ...changes })
  return { answered, told, engine, handlers: workbench.handlers }
}
const given = { secrets: { SHOP_PASSWORD: password } }

test('the steps go behind the URL with what a person gave; nothing is brought up, and who can log in is told without that', async () => {
  const { asker, asked } = shopServer()
  const { answered, told, engine } = fill(given, { asker })
  const answer = await answered
  expect(answer).toMatchObject({
    ok: true,
    value: {
      kind: 'filled',
      filled: {
        topologyId: 'shop',
        url: 'http://127.0.0.1:8080/base/',
        address: '127.0.0.1',
        set: 'large',
        counts: { units: 190 },
        expected: { units: 190 },
        accounts: [
          { name: 'root', role: { en: 'administrator' } },
          { name: 'guest', password: 'guest123' },
        ],
      },
    },
  })
  expect(JSON.stringify(answer)).not.toContain('to\\" myself')
  expect(asked.map(({ method, path, host, port }) => `${method} ${host}:${port} ${path}`)).toEqual([
    'POST 127.0.0.1:8080 /base/login',
    'POST 127.0.0.1:8080 /base/seed/large',
  ])
  expect([told, engine.asked]).toEqual([['127.0.0.1'], []])
})

test('the environment gives what a person did not, and never what stands for it in a stack of our own', async () => {
  const variables: Record<string, string> = { SHOP_PASSWORD: password, SHOP_ADMIN: 'boss' }
  const { asker, asked } = shopServer()
  const { answered } = fill({}, { asker, ports: { variable: (name: string) => variables[name] } })
  expect(await answered).toMatchObject({ ok: true, value: { filled: { accounts: [{ name: 'boss' }, {}] } } })
  expect(asked[0]?.body).toContain('"boss"')
  const without = shopServer()
  const missing = fill({}, { asker: without.asker, ports: { variable: () => undefined } })
  expect(await missing.answered).toEqual({
    ok: false,
    failure: { kind: 'secretsMissing', variables: ['SHOP_PASSWORD'], scenario: '', dataOf: 'shop' },
  })
  expect(without.asked).toEqual([])
})

test('another machine’s data is replaced only with its very address confirmed', async () => {
  const { asker, asked } = shopServer()
  const away = { url: 'https://shop.test/', ...given }
  const setting = { asker, addressesOf: async () => ['203.0.113.7'] }
  expect(await fill(away, setting).answered).toMatchObject({
    failure: {
      kind: 'badInput',
      problems: [
        {
          found: 'shop.test, which is 203.0.113.7, another machine',
          fix: 'if the data there may be replaced, say so with --allow-address 203.0.113.7',
        },
      ],
    },
  })
  expect(asked).toEqual([])
  expect(await fill({ ...away, allowAddress: '203.0.113.7' }, setting).answered).toMatchObject({ ok: true })
  expect(asked[0]).toMatchObject({ host: '203.0.113.7', port: 443, tls: { serverName: 'shop.test' } })
  expect(asked[0]?.headers).toMatchObject({ host: 'shop.test' })
})

test('a password goes over plain HTTP to another machine only when a person says that it may', async () => {
  const { asker, asked } = shopServer()
  const setting = { asker, addressesOf: async () => ['203.0.113.7'] }
  const away = { url: 'http://shop.test/', allowAddress: '203.0.113.7' }
  const refused = await fill(away, setting).answered
  expect(refused).toMatchObject({
    failure: { kind: 'badInput', problems: [{ found: expect.stringContaining('SHOP_PASSWORD'), where: 'the URL' }] },
  })
  expect(asked).toEqual([])
  expect(await fill({ ...away, ...given, allowPlainSecrets: true }, setting).answered).toMatchObject({ ok: true })
})

test.each<{ name: string; changes: Partial<FillAsk>; counts?: object; failure: object }>([
  {
    name: 'a password that is refused, which the server repeats',
    changes: { secrets: { SHOP_PASSWORD: 'not "the" one' } },
    failure: {
      kind: 'dataNotLoaded',
      url: 'http://127.0.0.1:8080/base/',
      problem:
        'POST /base/login (login): status 401, expected 200 — no "root" with {"name": "root", "password": "{password}"}',
    },
  },
  {
    name: 'something else than was expected',
    changes: given,
    counts: { units: 99, owners: 5 },
    failure: { kind: 'dataNotLoaded', problem: 'the answer of seed: 99 units, expected 190' },
  },
  {
    name: 'a data set that there is not',
    changes: { ...given, set: 'larg' },
    failure: { kind: 'badInput', problems: [{ fix: 'did you mean large?' }] },
  },
  {
    name: 'a URL with a password in it',
    changes: { url: 'http://root:x@127.0.0.1/' },
    failure: { problems: [{ found: 'a user name or a password', fix: 'the topology’s data logs in by itself' }] },
  },
  {
    name: 'a URL with something after its path',
    changes: { url: 'http://127.0.0.1/?a=b' },
    failure: { problems: [{ expected: 'a path at most, behind which those of the data of shop are put' }] },
  },
])('$name is told, and no secret with it', async ({ changes, counts, failure }) => {
  const answered = await fill(changes, { asker: shopServer(counts).asker }).answered
  expect(answered).toMatchObject({ ok: false, failure })
  expect(JSON.stringify(answered)).not.toMatch(/not \W*the|myself/)
})

test('of two addresses of one name the one that is listened on is taken', async () => {
  const { asker } = shopServer()
  const deaf: Asker = {
    ask: async (request) =>
      request.host === '127.0.0.1'
        ? { kind: 'failed', outcome: 'refused', message: 'ECONNREFUSED' }
        : asker.ask(request),
  }
  const setting = { asker: deaf, addressesOf: async () => ['127.0.0.1', '::1'] }
  const { answered, told } = fill({ url: 'http://localhost:8080', ...given }, setting)
  expect(await answered).toMatchObject({ ok: true, value: { filled: { address: '::1' } } })
  expect(told).toEqual(['127.0.0.1', '::1'])
})

test('a certificate that is not to be trusted is all that is told', async () => {
  const asker: Asker = {
    ask: async () => ({ kind: 'failed', outcome: 'reset', message: 'x', tls: { kind: 'expired' } }),
  }
  const { answered } = fill({ url: 'https://127.0.0.1:8443', ...given }, { asker })
  expect(await answered).toMatchObject({ ok: false, failure: { kind: 'tlsRefused', problem: { kind: 'expired' } } })
})

test('it can be stopped, and meanwhile nothing else may start', async () => {
  const { answered, told, handlers } = fill(given, { asker: { ask: () => new Promise(() => undefined) } })
  await expect.poll(() => told).toEqual(['127.0.0.1'])
  expect(await answer(handlers, 'data.fill', ask)).toMatchObject({ ok: false, failure: { kind: 'busy' } })
  expect(await handlers['data.stopFilling']({})).toEqual({ stopping: true })
  expect(await answered).toEqual({ ok: true, value: { kind: 'stopped' } })
  expect(await handlers['data.stopFilling']({})).toEqual({ stopping: false })
})
