import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { toDurationMs } from '../../../shared/domain/toDurationMs.ts'
import { traefikDynamicSchema, traefikStaticSchema } from './testing/traefikSchema.ts'

const images = join(import.meta.dirname, '..', '..', '..', 'resources', 'images')

function read(...path: string[]): string {
  return readFileSync(join(images, ...path), 'utf8')
}

const nginx = read('edge-nginx', 'nginx.conf')
const haproxy = read('edge-haproxy', 'haproxy.cfg')
const caddy = read('edge-caddy', 'Caddyfile')
const traefik = traefikStaticSchema.parse(parse(read('edge-traefik', 'traefik.yaml')))
const dynamic = traefikDynamicSchema.parse(parse(read('edge-traefik', 'dynamic.yaml'))).http

test('Traefik’s files name what there is: entry point, middlewares, service, transport, and the file itself', () => {
  for (const { entryPoints, middlewares, service } of Object.values(dynamic.routers)) {
    expect(Object.keys(traefik.entryPoints)).toEqual(expect.arrayContaining(entryPoints))
    expect(Object.keys(dynamic.middlewares)).toEqual(expect.arrayContaining(middlewares))
    expect(Object.keys(dynamic.services)).toContain(service)
  }
  for (const { loadBalancer } of Object.values(dynamic.services)) {
    expect(Object.keys(dynamic.serversTransports)).toContain(loadBalancer.serversTransport)
  }
  const dockerfile = read('edge-traefik', 'Dockerfile')
  expect(dockerfile).toMatch(/^COPY traefik\.yaml dynamic\.yaml \/etc\/traefik\/$/m)
  expect(traefik.providers.file.filename).toBe('/etc/traefik/dynamic.yaml')
  expect(read('edge-traefik', 'serve')).toContain('--configFile=/etc/traefik/traefik.yaml')
})

test.each<[why: string, change: (text: string) => string]>([
  ['a misspelt option', (text) => text.replace('dialTimeout', 'dialTimeOut')],
  ['an option of another place', (text) => text.replace('passHostHeader: true', 'sticky: {}')],
  ['a middleware that is none of ours', (text) => text.replace('buffering:', 'bufering:')],
  ['a rule as Traefik 2 had it', (text) => text.replace('PathPrefix(`/`)', 'PathPrefix(`/`, `/x`)')],
])('Traefik’s schema refuses %s', (_, change) => {
  const text = read('edge-traefik', 'dynamic.yaml')
  expect(change(text)).not.toBe(text)
  expect(traefikDynamicSchema.safeParse(parse(change(text))).success).toBe(false)
})

const { readTimeout, idleTimeout } = traefik.entryPoints.web?.transport.respondingTimeouts ?? {}
const transport = dynamic.serversTransports.api
const buffering = Object.values(dynamic.middlewares).find((one) => 'buffering' in one)

// Nginx, HAProxy, Caddy, Traefik; undefined where a proxy has no such setting.
test.each<[what: string, value: number, written: (string | undefined)[]]>([
  [
    'connecting',
    10_000,
    [
      /proxy_connect_timeout (\w+);/.exec(nginx)?.[1],
      /timeout connect (\w+)/.exec(haproxy)?.[1],
      /dial_timeout (\w+)/.exec(caddy)?.[1],
      transport?.forwardingTimeouts.dialTimeout,
    ],
  ],
  [
    'an answer',
    30_000,
    [
      /proxy_read_timeout (\w+);/.exec(nginx)?.[1],
      /timeout server (\w+)/.exec(haproxy)?.[1],
      /response_header_timeout (\w+)/.exec(caddy)?.[1],
      transport?.forwardingTimeouts.responseHeaderTimeout,
    ],
  ],
  [
    'a request',
    30_000,
    [
      /client_header_timeout (\w+);/.exec(nginx)?.[1],
      /timeout http-request (\w+)/.exec(haproxy)?.[1],
      /read_header (\w+)/.exec(caddy)?.[1],
      readTimeout,
    ],
  ],
  [
    'an idle connection to the backend',
    60_000,
    [
      /^ {4}keepalive_timeout (\w+);/m.exec(nginx)?.[1],
      /pool-purge-delay (\w+)/.exec(haproxy)?.[1],
      /keepalive (\w+)/.exec(caddy)?.[1],
      transport?.forwardingTimeouts.idleConnTimeout,
    ],
  ],
  [
    'an idle client',
    75_000,
    [
      /^ {2}keepalive_timeout (\w+);/m.exec(nginx)?.[1],
      /timeout http-keep-alive (\w+)/.exec(haproxy)?.[1],
      /idle (\w+)/.exec(caddy)?.[1],
      idleTimeout,
    ],
  ],
])('the time limit of %s is the same in all of them', (_, valueMs, written) => {
  expect(written.map(toDurationMs)).toEqual([valueMs, valueMs, valueMs, valueMs])
})

test('so are the limit of a body and the idle connections that are kept', () => {
  expect(/client_max_body_size (\w+);/.exec(nginx)?.[1]).toBe('1m')
  expect(/body_size gt (\d+)/.exec(haproxy)?.[1]).toBe(String(2 ** 20))
  expect(/max_size (\w+)/.exec(caddy)?.[1]).toBe('1MiB')
  expect(/> (\d+)`/.exec(caddy)?.[1]).toBe(String(2 ** 20))
  expect(buffering).toEqual({ buffering: { maxRequestBodyBytes: 2 ** 20 } })
  const idle = [
    /keepalive (\d+);/.exec(nginx),
    /pool-max-conn (\d+)/.exec(haproxy),
    /idle_conns_per_host (\d+)/.exec(caddy),
  ]
  expect([...idle.map((found) => Number(found?.[1])), transport?.maxIdleConnsPerHost]).toEqual([32, 32, 32, 32])
})

test('and the headers of safety', () => {
  for (const [header, value] of [
    ['X-Content-Type-Options', 'nosniff'],
    ['X-Frame-Options', 'DENY'],
    ['Referrer-Policy', 'no-referrer'],
  ]) {
    expect(nginx).toContain(`add_header ${header} ${value} always;`)
    expect(haproxy).toContain(`http-after-response set-header ${header} ${value}\n`)
    expect(caddy).toContain(`\t\t${header} ${value}\n`)
  }
  expect(dynamic.middlewares.edge).toMatchObject({
    headers: { contentTypeNosniff: true, frameDeny: true, referrerPolicy: 'no-referrer' },
  })
})

test('the programs that several images share are the same', () => {
  const [first, ...others] = ['nginx', 'edge-nginx', 'edge-haproxy', 'edge-caddy'].map((image) =>
    read(image, 'healthy'),
  )
  expect(others).toEqual([first, first, first])
})
