import { expect, test } from 'vitest'
import { z } from 'zod'
import { DatabaseGone } from '../database/database.ts'
import { createApp } from './createApp.ts'
import { Metrics } from './metrics.ts'
import { readBody } from './readBody.ts'
import { badRequest } from './refusal.ts'
import type { Route } from './route.ts'

const throwing = (path: string, error: unknown): Route => ({
  method: 'GET',
  path,
  answer: () => {
    throw error
  },
})

function testApp(slowMs = 60_000) {
  const lines: string[] = []
  const metrics = new Metrics()
  const routes: Route[] = [
    throwing('/gone', new DatabaseGone('ECONNREFUSED: connect 172.18.0.2:5432')),
    throwing('/broken', new Error('relation "secrets" does not exist')),
    throwing('/refused', badRequest([{ field: 'floor', message: 'a number' }])),
    { method: 'GET', path: '/health', isProbe: true, answer: (c) => c.json({}) },
    {
      method: 'POST',
      path: '/echo',
      answer: async (c) => c.json(await readBody(c, z.strictObject({ n: z.number('a number') }))),
    },
  ]
  const log = (level: string, text: string) => lines.push(`${level} ${text}`)
  return { app: createApp({ routes, metrics, log, slowMs, isStopping: () => false }), lines, metrics }
}

test.each([
  ['GET', '/nowhere', 404, null],
  ['GET', '/broken/more', 404, null],
  ['DELETE', '/echo', 405, 'POST'],
  ['POST', '/broken', 405, 'GET, HEAD'],
  ['GET', '/refused', 400, null],
])('%s %s is %i', async (method, path, status, allow) => {
  const answer = await testApp().app.request(path, { method })
  expect(answer.status).toBe(status)
  expect(answer.headers.get('allow')).toBe(allow)
  expect(await answer.json()).toEqual({ error: expect.stringMatching(/\.$/), problems: expect.any(Array) })
})

test('without its database it is 503 and a warning; a fault of its own is 500 and an error; neither tells what is inside', async () => {
  const { app, lines } = testApp()
  const gone = await app.request('/gone')
  expect([gone.status, gone.headers.get('retry-after')]).toEqual([503, '1'])
  expect(await gone.text()).not.toMatch(/172|5432/)
  const broken = await app.request('/broken')
  expect(broken.status).toBe(500)
  expect(await broken.text()).not.toMatch(/secrets/)
  expect(lines).toEqual([
    expect.stringMatching(/^WARN database .*ECONNREFUSED/),
    expect.stringMatching(/^ERROR .*secrets/s),
  ])
})

const post = (body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  testApp().app.request('/echo', {
    method: 'POST',
    body,
    headers: { 'content-length': String(Buffer.byteLength(body)), ...headers },
  })

test.each([
  ['a valid body', post('{"n":1}'), 200],
  ['a charset beside the type', post('{"n":1}', { 'content-type': 'Application/JSON; charset=utf-8' }), 200],
  ['broken JSON', post('{"n":'), 400],
  ['no body', post(''), 400],
  ['another type', post('n=1', { 'content-type': 'application/x-www-form-urlencoded' }), 415],
  ['a type that only begins like it', post('{"n":1}', { 'content-type': 'application/jsonx' }), 415],
  ['no type', post('{"n":1}', { 'content-type': '' }), 415],
  ['too large', post(JSON.stringify({ n: 'x'.repeat(20_000) })), 413],
])('%s', async (_, asked, status) => {
  expect((await asked).status).toBe(status)
})

test('a body without a length is counted while it comes', async () => {
  const body = new ReadableStream({
    pull: (controller) => controller.enqueue(new TextEncoder().encode('[1,')),
  })
  const headers = { 'content-type': 'application/json', 'transfer-encoding': 'chunked' }
  const answer = await testApp().app.request('/echo', { method: 'POST', body, headers, duplex: 'half' } as RequestInit)
  expect(answer.status).toBe(413)
})

test('unknown fields are problems beside the others, at no length', async () => {
  const answer = await post(`{"n":"x","${'a'.repeat(5000)}":1}`)
  const { problems } = (await answer.json()) as { problems: { field: string }[] }
  expect(problems.map(({ field }) => field)).toEqual(['n', 'a'.repeat(50)])
})

test('counts by the route’s pattern, probes not at all; what takes long is one line', async () => {
  const { app, metrics, lines } = testApp(-1)
  for (const path of ['/health', '/nowhere', '/else', '/refused']) await app.request(path)
  const counted = metrics.text(0).match(/^http_requests_total.*$/gm)
  expect(counted).toEqual([
    'http_requests_total{method="GET",route="unknown",status="404"} 2',
    'http_requests_total{method="GET",route="/refused",status="400"} 1',
  ])
  expect(lines).toHaveLength(3)
  expect(lines.every((line) => /^WARN slow request GET \S+ \d+ took \d+ ms$/.test(line))).toBe(true)
})
