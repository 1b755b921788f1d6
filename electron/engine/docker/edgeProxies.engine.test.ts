import { beforeAll, describe, expect, test } from 'vitest'
import { imageIdOf } from './imageIdOf.ts'
import { type Answered, behindEdge, type Exchange } from './testing/edgeStack.ts'
import { bareDocker } from './testing/engineUnderTest.ts'

const host = 'edge.example:80'
const typed = { host, 'content-type': 'application/json' }
const megabyte = 2 ** 20

/** In this order over one connection, but for those that stand alone. */
const exchanges = {
  list: {
    method: 'GET',
    path: '/api/v1/units?page=2&size=20',
    headers: {
      host,
      authorization: 'Bearer t',
      'accept-encoding': 'gzip',
      'x-forwarded-for': '203.0.113.9',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'other.example',
      'x-real-ip': '203.0.113.9',
    },
  },
  create: { method: 'POST', path: '/api/v1/units', headers: typed, body: '{"unit_number":"A 1"}' },
  remove: { method: 'DELETE', path: '/api/v1/units/7', headers: { host } },
  head: { method: 'HEAD', path: '/api/v1/units', headers: { host } },
  inChunks: { method: 'GET', path: '/api/chunks', headers: { host } },
  asSpelled: { method: 'GET', path: '/api/a%20b%2Fc?q=%C3%A9&r=a+b', headers: { host } },
  slashes: { method: 'GET', path: '/api//a/./b', headers: { host } },
  health: { method: 'GET', path: '/health', headers: { host } },
  metrics: { method: 'GET', path: '/metrics', headers: { host } },
  unknown: { method: 'GET', path: '/admin', headers: { host } },
  large: { method: 'POST', path: '/api/v1/units', headers: typed, body: 'x'.repeat(megabyte) },
  tooLarge: { method: 'POST', path: '/api/v1/units', headers: typed, body: 'x'.repeat(megabyte + 1) },
  cut: { method: 'GET', path: '/api/cut', headers: { host }, alone: true },
  last: { method: 'GET', path: '/api/close', headers: { host } },
  gone: { method: 'GET', path: '/api/v1/units', headers: { host } },
} as const satisfies Readonly<Record<string, Exchange>>

type Answers = Readonly<Record<keyof typeof exchanges, Answered | 'closed'>>

async function answersOf(proxy: string): Promise<Answers> {
  return behindEdge(proxy, async (ask) => {
    const answers: [string, Answered | 'closed'][] = []
    for (const [name, exchange] of Object.entries(exchanges)) answers.push([name, await ask(exchange)])
    return Object.fromEntries(answers) as Answers
  })
}

const secure = ['referrer-policy: no-referrer', 'x-content-type-options: nosniff', 'x-frame-options: DENY']
const ofBackend = [
  'cache-control: no-store',
  'content-length: …',
  'content-type: application/json',
  'date: …',
  'etag: "e"',
  'referrer-policy: no-referrer',
  'set-cookie: a=1',
  'set-cookie: b=2',
  'x-content-type-options: nosniff',
  'x-frame-options: DENY',
  'x-instance-id: api-1',
]
const forwarded = [
  ['host', host],
  ['x-forwarded-for', '<client>'],
  ['x-forwarded-host', host],
  ['x-forwarded-proto', 'http'],
  ['x-real-ip', '<client>'],
]

describe('nginx', () => {
  let nginx: Answers
  beforeAll(async () => {
    nginx = await answersOf('nginx')
  })

  test('passes a request on with where it came from, and nobody’s word for it', () => {
    expect(nginx.list).toEqual({
      status: 200,
      headers: ofBackend,
      body: {
        method: 'GET',
        path: '/api/v1/units?page=2&size=20',
        protocol: 'HTTP/1.1',
        bytes: 0,
        connection: 1,
        headers: [['accept-encoding', 'gzip'], ['authorization', 'Bearer t'], ...forwarded],
      },
    })
    expect(nginx.create).toMatchObject({ status: 201, headers: ofBackend, body: { method: 'POST', bytes: 21 } })
  })

  test('routes everything to the backend, over one connection, as it is spelled', () => {
    expect(nginx).toMatchObject({
      remove: { status: 204 },
      health: { status: 200 },
      metrics: { status: 200 },
      unknown: { status: 404 },
      asSpelled: { body: { path: exchanges.asSpelled.path } },
      slashes: { body: { path: exchanges.slashes.path } },
      inChunks: { headers: expect.arrayContaining(['transfer-encoding: chunked']) },
      large: { status: 201, body: { bytes: megabyte, connection: 1 } },
    })
  })

  test('answers itself without a word about itself: 413 above 1 MiB, 502 without a backend', () => {
    const length = ['content-length: …', 'date: …']
    expect(nginx.tooLarge).toEqual({ status: 413, headers: ['connection: close', ...length, ...secure], body: '' })
    expect(nginx.cut).toEqual({ status: 502, headers: ['connection: close', ...length, ...secure], body: '' })
    expect(nginx.gone).toEqual({ status: 502, headers: [...length, ...secure], body: '' })
  })

  test('caddy does exactly the same', async () => {
    expect(await answersOf('caddy')).toEqual(nginx)
  })

  test('haproxy does the same, but for a backend that closes without an answer: so does it', async () => {
    expect(await answersOf('haproxy')).toEqual({ ...nginx, cut: 'closed' })
  })

  const traefik = 'traefik:v3.6.15'
  test('traefik does the same, but for its own words where it answers itself', async (context) => {
    context.skip((await imageIdOf(bareDocker, traefik)) === undefined, `the image ${traefik} is not on this machine`)
    expect(wordless(await answersOf('traefik'))).toEqual(wordless(nginx))
  })
})

/** Without the bodies that no backend wrote, and without what is said of them. */
function wordless(answers: Answers): unknown {
  return Object.entries(answers).map(([name, answer]) => {
    if (answer === 'closed' || typeof answer.body !== 'string') return [name, answer]
    return [name, answer.status, answer.headers.filter((field) => !field.startsWith('content-'))]
  })
}

test('caddy keeps its heap below nine tenths of the memory it is given, on one core', async () => {
  const environment = await behindEdge('caddy', (_, stack) =>
    stack.exec('proxy', ['cat', '/proc/1/environ'], new AbortController().signal),
  )
  expect(environment.stdout.split('\0')).toEqual(
    expect.arrayContaining(['GOMAXPROCS=1', `GOMEMLIMIT=${Math.floor((80 * megabyte) / 10) * 9}`]),
  )
})
