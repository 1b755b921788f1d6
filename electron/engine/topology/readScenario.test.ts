import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { readScenario } from './readScenario.ts'
import { temporaryTree } from './testing/temporaryTree.ts'

const head = 'name: shop\ntitle: { en: Shop, fr: Boutique }\nthink: { mean: 1s, spread: 50 }\n'
const get = '{ name: a, weight: 1, method: GET, path: /a }'

function read(text: string) {
  return readScenario(join(temporaryTree({ 'shop.yaml': text }), 'shop.yaml'), basename)
}

test('sources, requests and what is left out', () => {
  const text = `${head}values:
  product: { zipf: { from: 1, to: 5000, exponent: 1.0 } }
  page: { uniform: { from: 1, to: 5 } }
  term: { choice: [lamp, 7] }
requests:
  - { name: list, weight: 40, method: GET, path: "/p?page={page}&size=20" }
  - { name: add, weight: 1, method: POST, path: "/p/{product}", expect: 201, headers: { x-t: "{term}" }, body: '{"id": {page}}' }
`
  expect(read(text)).toEqual({
    problems: [],
    scenario: {
      id: 'shop',
      title: { en: 'Shop', fr: 'Boutique' },
      think: { meanMs: 1000, spreadPercent: 50 },
      values: {
        product: { kind: 'zipf', from: 1, to: 5000, exponent: 1 },
        page: { kind: 'uniform', from: 1, to: 5 },
        term: { kind: 'choice', values: ['lamp', '7'] },
      },
      requests: [
        { name: 'list', weight: 40, method: 'GET', path: '/p?page={page}&size=20', headers: {}, expect: 200 },
        {
          name: 'add',
          weight: 1,
          method: 'POST',
          path: '/p/{product}',
          headers: { 'x-t': '{term}' },
          body: '{"id": {page}}',
          expect: 201,
        },
      ],
    },
  })
})

test('login, values taken, checks, a cycle, and a body as JSON', () => {
  const text = `name: shop
title: { en: Shop, fr: Boutique }
cycle: { mean: 2s, spread: 10 }
values:
  product: { uniform: { from: 1, to: 5 } }
login:
  method: POST
  path: /login
  body: { name: "user{user}" }
  take: { token: /access/token }
  refresh: { after: 10m }
requests:
  - name: list
    weight: 3
    method: GET
    path: /products
    headers: { authorization: "Bearer {token}" }
    take: { product: /items/0/id, etag: ETag }
    checks: { contains: items, json: { /page: 1, /next: null } }
  - { name: detail, weight: 1, method: GET, path: "/products/{product}", headers: { if-none-match: "{etag}" }, expect: 304 }
`
  const { scenario, problems } = read(text)
  expect(problems).toEqual([])
  expect(scenario).toMatchObject({
    think: { meanMs: 0, spreadPercent: 0 },
    cycle: { meanMs: 2000, spreadPercent: 10 },
    login: {
      method: 'POST',
      path: '/login',
      headers: { 'content-type': 'application/json' },
      body: '{"name":"user{user}"}',
      expect: 200,
      take: { token: { kind: 'json', pointer: '/access/token' } },
      refresh: { afterMs: 600_000, on401: true },
    },
    requests: [
      {
        take: { product: { kind: 'json', pointer: '/items/0/id' }, etag: { kind: 'header', name: 'ETag' } },
        checks: { contains: 'items', json: { '/page': 1, '/next': null } },
      },
      { expect: 304 },
    ],
  })
})

test('values by user, unique ones, secrets, and what follows a login', () => {
  const text = `${head}values:
  email: { byUser: [a@x.be, b@x.be, 3] }
  password: { secret: { environment: SHOP_PASSWORD, local: admin123 } }
  key: { secret: { environment: SHOP_KEY } }
  label: { unique: true }
  unit: { unique: { prefix: U } }
login:
  method: POST
  path: /login
  body: { email: "{email}", password: "{password}" }
  take: { token: /token }
  then:
    - { method: GET, path: /mine, headers: { authorization: "{token}" }, take: { building: /items/0/id } }
    - { method: PUT, path: "/seen/{building}", expect: 204, headers: { authorization: "{token}", x-key: "{key}" } }
requests:
  - { name: add, weight: 1, method: POST, path: "/units/{unit}", headers: { authorization: "{token}" }, body: "{label} {building}" }
`
  const { scenario, problems } = read(text)
  expect(problems).toEqual([])
  expect(scenario).toMatchObject({
    values: {
      email: { kind: 'byUser', values: ['a@x.be', 'b@x.be', '3'] },
      password: { kind: 'secret', environment: 'SHOP_PASSWORD', local: 'admin123' },
      key: { kind: 'secret', environment: 'SHOP_KEY' },
      label: { kind: 'unique', prefix: '' },
      unit: { kind: 'unique', prefix: 'U' },
    },
    login: {
      path: '/login',
      next: [
        { method: 'GET', path: '/mine', expect: 200, take: { building: { kind: 'json', pointer: '/items/0/id' } } },
        { method: 'PUT', path: '/seen/{building}', expect: 204 },
      ],
    },
  })
})

test.each<{ name: string; text: string; problems: object[] }>([
  {
    name: 'a secret in a path',
    text: `${head}values:
  key: { secret: { environment: KEY } }
login: { method: POST, path: "/login?key={key}", then: [{ method: GET, path: "/a/{key}" }] }
requests:
  - { name: a, weight: 1, method: GET, path: "/{key}", headers: { x-key: "{key}" } }
`,
    problems: [
      {
        line: 6,
        column: 30,
        field: 'login.path',
        found: '{key}, a secret: servers write paths to their logs',
        expected: '{key} in a header or a body',
      },
      { line: 6, field: 'login.then[0].path', found: '{key}, a secret: servers write paths to their logs' },
      { line: 8, field: 'requests[0].path', found: '{key}, a secret: servers write paths to their logs' },
    ],
  },
  {
    name: 'what follows a login needs what is taken after it',
    text: `${head}login:
  method: POST
  path: /login
  then:
    - { method: GET, path: "/a/{b}", take: { c: /c } }
    - { method: GET, path: "/b/{c}", take: { b: /b, user: /u, idle: /i } }
requests:
  - { name: a, weight: 1, method: GET, path: "/{b}" }
`,
    problems: [
      { line: 8, field: 'login.then[0].path', found: '{b}, which is taken only later' },
      { line: 9, field: 'login.then[1].take.user', found: 'the name user' },
      { line: 9, field: 'login.then[1].take.idle', found: 'the value idle, which no request uses' },
    ],
  },
  {
    name: 'sources that are none',
    text: `${head}values:
  a: { byUser: [] }
  b: { unique: { prefix: "a-b" } }
  c: { secret: { environment: "NO NAME" } }
  d: { unique: false }
requests:
  - { name: a, weight: 1, method: GET, path: "/{a}/{b}/{d}", headers: { x: "{c}" } }
`,
    problems: [{ line: 5 }, { line: 6 }, { line: 7 }, { line: 8 }],
  },
  {
    name: 'a placeholder without a source, a source without a use',
    text: `${head}values:\n  idle: { choice: [a] }\nrequests:\n  - { name: a, weight: 1, method: GET, path: "/{who}" }\n`,
    problems: [
      { line: 5, column: 3, field: 'values.idle', found: 'the source idle, which no request uses' },
      {
        line: 7,
        column: 46,
        field: 'requests[0].path',
        found: '{who}, which has no source',
        expected: 'one of idle, user',
      },
    ],
  },
  {
    name: 'both paces',
    text: `${head}cycle: { mean: 1s, spread: 0 }\nrequests: [${get}]\n`,
    problems: [{ line: 4, column: 1, field: 'cycle', found: '`cycle` beside `think`', expected: 'one of the two' }],
  },
  {
    name: 'no pace',
    text: `name: shop\ntitle: { en: S, fr: S }\nrequests: [${get}]\n`,
    problems: [{ field: 'think', found: 'nothing', expected: '`think` or `cycle`, with mean and spread' }],
  },
  {
    name: 'what a login needs cannot be taken first, and its row is its own',
    text: `${head}login: { method: POST, path: "/login?t={token}&u={user}", take: { token: /t } }\nrequests:\n  - { name: login, weight: 1, method: GET, path: "/{token}" }\n`,
    problems: [
      { line: 4, column: 30, field: 'login.path', found: '{token}, which is taken only later' },
      { line: 6, column: 13, field: 'requests[0].name', found: '"login"' },
    ],
  },
  {
    name: 'values that need each other',
    text: `${head}requests:
  - { name: a, weight: 1, method: GET, path: "/{x}", take: { y: /y } }
  - { name: b, weight: 1, method: GET, path: "/{y}", take: { x: /x } }
  - ${get.replace('name: a', 'name: c')}
`,
    problems: [
      { line: 5, column: 46, field: 'requests[0].path', found: '{x}, which nobody can take before it is needed' },
      { line: 6, column: 46, field: 'requests[1].path', found: '{y}, which nobody can take before it is needed' },
    ],
  },
  {
    name: 'values nobody uses, and a name that is ours',
    text: `${head}requests:\n  - { name: a, weight: 1, method: GET, path: /a, take: { idle: /x, user: /y } }\n`,
    problems: [
      { line: 5, column: 58, field: 'requests[0].take.idle', found: 'the value idle, which no request uses' },
      { line: 5, column: 68, field: 'requests[0].take.user', found: 'the name user' },
    ],
  },
  {
    name: 'places that are none, headers that are two',
    text: `${head}requests:\n  - { name: b, weight: 1, method: GET, path: /b, take: { z: "not one" }, checks: { json: { x: 1 } }, headers: { "a b": c, d: "e\\nf" } }\n`,
    problems: [
      { field: 'requests[0].take.z', expected: "a JSON pointer such as /items/0/id, or a header's name" },
      { field: 'requests[0].checks.json.x', expected: 'a JSON pointer such as /items/0/id' },
      { field: 'requests[0].headers.a b', expected: "a header's name" },
      { field: 'requests[0].headers.d', expected: 'one line' },
    ],
  },
  {
    name: 'weights of nothing and a name twice',
    text: `${head}requests:\n  - { name: a, weight: 0, method: GET, path: /a }\n  - { name: a, weight: 0, method: GET, path: /b }\n`,
    problems: [
      { line: 4, column: 1, field: 'requests', found: 'weights that add up to 0' },
      { line: 6, column: 13, field: 'requests[1].name', found: '"a" again' },
    ],
  },
  {
    name: 'a range backwards',
    text: `${head}values:\n  n: { uniform: { from: 5, to: 1 } }\nrequests:\n  - { name: a, weight: 1, method: GET, path: "/{n}" }\n`,
    problems: [{ line: 5, column: 32, field: 'values.n.uniform.to', found: '1', expected: '5 (its from) or more' }],
  },
  {
    name: 'a bad source is not a missing one',
    text: `${head}values:\n  n: { zipf: { from: 0, to: 9 } }\n  m: { uniform: { from: 1, to: x } }\nrequests:\n  - { name: a, weight: 1, method: GET, path: "/{n}/{m}" }\n`,
    problems: [
      { line: 5, column: 8, field: 'values.n.zipf.exponent', found: 'nothing' },
      { line: 5, column: 22, field: 'values.n.zipf.from', found: '0' },
      { line: 6, column: 32, field: 'values.m.uniform.to', found: '"x"', expected: 'a whole number' },
    ],
  },
  {
    name: 'requests of the wrong shape',
    text: `${head}requests:\n  - { name: "", weight: -1, method: FETCH, path: a, expect: 20, extra: 1 }\n`,
    problems: [
      { line: 5, column: 13, field: 'requests[0].name', expected: 'not empty' },
      { line: 5, column: 25, field: 'requests[0].weight', expected: 'at least 0' },
      {
        line: 5,
        column: 37,
        field: 'requests[0].method',
        expected: 'one of GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE',
      },
      { line: 5, column: 50, field: 'requests[0].path', expected: 'a path that begins with /' },
      { line: 5, column: 61, field: 'requests[0].expect', expected: 'at least 100' },
      { line: 5, column: 65, field: 'requests[0].extra', found: 'the unknown key "extra"' },
    ],
  },
  {
    name: 'no requests',
    text: `${head}requests: []\n`,
    problems: [{ line: 4, column: 11, expected: 'at least one request' }],
  },
  {
    name: 'think time',
    text: `name: shop\ntitle: { en: S, fr: S }\nthink: { mean: 1, spread: 101 }\nrequests: [${get}]\n`,
    problems: [
      { line: 3, column: 16, field: 'think.mean', expected: 'a duration such as 30s or 1m30s' },
      { line: 3, column: 27, field: 'think.spread', expected: 'at most 100' },
    ],
  },
])('$name', ({ text, problems }) => {
  const answer = read(text)
  expect(answer.scenario).toBeUndefined()
  expect(answer.problems).toMatchObject(problems)
  expect(answer.problems).toHaveLength(problems.length)
})

test('the example of the manual is a scenario', () => {
  const manual = readFileSync(new URL('../../../resources/README.md', import.meta.url), 'utf8')
  const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(manual) ?? []
  expect(read(example).problems).toEqual([])
})
