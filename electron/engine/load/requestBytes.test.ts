import { expect, test } from 'vitest'
import type { RequestTemplate } from '../../../shared/domain/scenario.ts'
import { requestBytes } from './requestBytes.ts'

const evil = 'a"\\ \r\nx-evil: 1 &=/ é'
const values: Record<string, string> = {
  id: '7',
  evil,
  // Latin 1 would make a line feed of it.
  wide: '\u010a',
  broken: '\ud800',
}

function written(request: Partial<RequestTemplate>, draw = (name: string) => values[name] ?? ''): string {
  const template = { method: 'GET', path: '/', headers: {}, expect: 200, ...request } as const
  const bytes = requestBytes(template, 'h:1')(draw)
  return typeof bytes === 'string' ? Buffer.from(bytes, 'latin1').toString('utf8') : bytes.toString('utf8')
}

test.each<{ name: string; request: Partial<RequestTemplate>; bytes: string }>([
  { name: 'nothing to fill in', request: { path: '/é a?b' }, bytes: 'GET /%C3%A9%20a?b' },
  {
    name: 'a path',
    request: { path: '/p/{id}?q={evil}' },
    bytes: 'GET /p/7?q=a%22%5C%20%0D%0Ax-evil%3A%201%20%26%3D%2F%20%C3%A9',
  },
  { name: 'half a character', request: { path: '/{broken}' }, bytes: 'GET /%EF%BF%BD' },
])('path: $name', ({ request, bytes }) => {
  expect(written(request)).toBe(`${bytes} HTTP/1.1\r\nhost: h:1\r\nconnection: keep-alive\r\n\r\n`)
})

test('a header never holds a line break, and is written as UTF-8', () => {
  const text = written({ headers: { Authorization: 'Bearer {evil}', 'x-plain': 'é', 'x-wide': '{wide}' } })
  expect(text.split('\r\n')).toEqual([
    'GET / HTTP/1.1',
    'host: h:1',
    'connection: keep-alive',
    'authorization: Bearer a"\\ x-evil: 1 &=/ é',
    'x-plain: é',
    'x-wide: Ċ',
    '',
    '',
  ])
})

test.each<{ name: string; type?: string; body: string; sent: string }>([
  {
    name: 'JSON by its look',
    body: '{"n": {id}, "t": "{evil}"}',
    sent: `{"n": 7, "t": ${JSON.stringify(evil)}}`,
  },
  {
    name: 'JSON by its type',
    type: 'application/problem+json',
    body: '"{evil}"',
    sent: JSON.stringify(evil),
  },
  {
    name: 'a form',
    type: 'application/x-www-form-urlencoded',
    body: 'a={evil}&b=1',
    sent: `a=${encodeURIComponent(evil)}&b=1`,
  },
  { name: 'anything else', type: 'text/plain', body: '{evil}', sent: evil },
  { name: 'nothing to fill in', body: '{"é": 1}', sent: '{"é": 1}' },
])('body: $name', ({ type, body, sent }) => {
  const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type }
  const [lines = '', filled] = written({ method: 'POST', headers, body }).split(/\r\n\r\n(.*)/s)
  expect(filled).toBe(sent)
  expect(lines).toContain(`content-length: ${Buffer.byteLength(sent)}`)
})

test.each(['GET', 'HEAD', 'OPTIONS', 'DELETE', 'POST', 'PUT', 'PATCH'] as const)(
  '%s without a body: a length where its absence is refused',
  (method) => {
    const has = ['POST', 'PUT', 'PATCH'].includes(method)
    expect(written({ method })).toBe(
      `${method} / HTTP/1.1\r\nhost: h:1\r\nconnection: keep-alive${has ? '\r\ncontent-length: 0' : ''}\r\n\r\n`,
    )
  },
)

test('a name that stands in a request twice has one value there, and another in the next', () => {
  let drawn = 0
  const draw = () => String(++drawn)
  const request = { method: 'POST', path: '/{id}', body: '{"id": {id}}', headers: {}, expect: 200 } as const
  const toBytes = requestBytes(request, 'h:1')
  expect(toBytes(draw).toString()).toMatch(/^POST \/1 [\s\S]*\{"id": 1\}$/)
  expect(toBytes(draw).toString()).toMatch(/^POST \/2 [\s\S]*\{"id": 2\}$/)
})
