import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { resultSchema } from '../../shared/domain/resultSchema.ts'
import { testAuthority, testIdentity } from '../engine/testing/testCertificates.ts'
import { Installation } from './testing/installation.ts'

const palier = new Installation()
const hosts = new Set<string>()
const keys = new Set<string>()
let server: Server
let port: number
let served = 0

beforeAll(async () => {
  server = createServer((request, response) => {
    served += 1
    hosts.add(request.headers.host ?? '')
    if (request.url === '/keyed') keys.add(String(request.headers['x-key']))
    response.setHeader('x-instance-id', 'only')
    if (request.url === '/hang') setTimeout(() => response.end('ok'), 1000)
    else response.end(request.url === '/slow' ? 'late' : 'ok')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  port = (server.address() as AddressInfo).port
})
afterAll(async () => {
  server.close()
  server.closeAllConnections()
  await palier.remove()
})

test('load on a URL: every request accounted for, by the server too; listed and reported, without Docker', async () => {
  const url = `http://localhost:${port}/x?y=1`
  const args = ['load', url, '--users', '5', '--duration', '2s', '--think', '20ms', '--seed', '1', '--json', '-']
  const env = { DOCKER_HOST: 'unix:///nowhere.sock' }
  const { code, stdout, stderr } = await palier.startBare(env, '--out', palier.out, ...args).ended
  expect(stderr).toContain(`load on ${url} at 127.0.0.1`)
  expect(code).toBe(0)
  const result = resultSchema.parse(JSON.parse(stdout))
  expect(result.totals.requests).toBeGreaterThan(50)
  expect(result.totals.failed).toBe(0)
  expect(result.conservation).toMatchObject({ unaccounted: 0, dropped: 0 })
  // One more was asked to see whether anybody answers.
  expect(served).toBe(result.conservation.started + 1)
  expect([...hosts]).toEqual([`localhost:${port}`])
  expect(result).toMatchObject({ path: 'loopback', configuration: { id: `url:${url}` }, services: [] })
  expect(await palier.listed()).toMatchObject([{ id: result.runId, outcome: 'completed' }])
  expect((await palier.run('runs', 'show', result.runId)).stdout).toContain('/x?y=1')
})

test('a secret: from the environment, told to the server and kept nowhere; without it the variable is named', async () => {
  const trusted = join(palier.folder, 'trusted')
  mkdirSync(join(trusted, 'scenarios'), { recursive: true })
  writeFileSync(
    join(trusted, 'scenarios', 'keyed.yaml'),
    `name: keyed
title: { en: Keyed, fr: À clé }
think: { mean: 20ms, spread: 0 }
values: { key: { secret: { environment: SHOP_KEY, local: admin123 } } }
requests:
  - { name: list, weight: 1, method: GET, path: /keyed, headers: { x-key: "{key}" } }
`,
  )
  const args = ['--out', palier.out, '--trust', trusted, 'load', `http://127.0.0.1:${port}`, '--scenario', 'keyed']
  const without = await palier.startBare({ SHOP_KEY: '' }, ...args, '--duration', '1s').ended
  expect(without.code).toBe(2)
  expect(without.stderr).toContain('environment variable SHOP_KEY, which is not set')
  const secret = 'open-sesame-4711'
  const { code, stdout, stderr } = await palier.startBare(
    { SHOP_KEY: secret },
    ...args,
    '--duration',
    '2s',
    '--json',
    '-',
  ).ended
  expect(stderr).not.toContain(secret)
  expect(code).toBe(0)
  expect([...keys]).toEqual([secret])
  const kept = readdirSync(palier.out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const files = kept.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
  expect(files.length).toBeGreaterThan(3)
  expect([stdout, ...files].filter((text) => text.includes(secret))).toEqual([])
})

test('a rate: as many requests as were due, whatever the server does; what is over the cap is dropped and counted', async () => {
  const url = `http://127.0.0.1:${port}/hang`
  const rate = ['--rate', '50', '--arrivals', 'even', '--duration', '3s', '--max-in-flight', '10']
  const before = served
  const { code, stdout, stderr } = await palier.run('load', url, ...rate, '--connections', 'shared:20', '--json', '-')
  expect(stderr).toMatch(/stage 1 of 1|Completed/i)
  expect(code).toBe(0)
  const result = resultSchema.parse(JSON.parse(stdout))
  const { conservation, totals } = result
  expect(conservation).toMatchObject({ planned: 150, unaccounted: 0 })
  expect(conservation.started + conservation.dropped).toBe(150)
  // Each takes a second, and ten may be under way: of 50 a second, 10 or so.
  expect(totals.dropped).toBeGreaterThan(90)
  expect(served).toBe(before + conservation.started + 1)
  expect(result).toMatchObject({
    model: 'open',
    connections: 'shared:20',
    profile: { id: 'constant-rate', arrivals: 'even', maxInFlight: 10 },
    phases: [{ ratePerSFrom: 50, ratePerSTo: 50 }],
    capacity: { belowRatePerS: 50 },
  })
  expect(result.phases[0]).not.toHaveProperty('usersFrom')
  const shown = (await palier.run('runs', 'show', result.runId)).stdout
  expect(shown).toMatch(
    /open model: requests are sent \(even arrivals\).* at most 10 under way.*connections: shared:20/,
  )
  expect(shown).toMatch(/Planned req\/s/)
})

test.each([
  { name: 'another machine', args: ['http://198.51.100.7/'], words: /--allow-address 198\.51\.100\.7/ },
  {
    name: 'a rate beside users',
    args: ['http://127.0.0.1:1/', '--rate', '5', '--users', '5'],
    words: /one or the other/,
  },
  { name: 'a password in the URL', args: ['https://me:secret@127.0.0.1:1/'], words: /a user name or a password/ },
  { name: 'a duration that is none', args: ['http://127.0.0.1:1/', '--duration', 'long'], words: /such as 30s/ },
])('$name is refused before anything is sent', async ({ args, words }) => {
  const before = served
  const ended = await palier.run('load', ...args)
  expect(ended.code).toBe(2)
  expect(ended.stderr).toMatch(words)
  expect(served).toBe(before)
})

test.runIf(process.platform === 'linux')(
  'too few descriptors for the users: refused before anything is sent, with what to do, and the run is saved',
  async () => {
    const before = served
    const ask = ['load', `http://127.0.0.1:${port}/`, '--users', '5000', '--duration', '5s', '--think', '1s']
    const { code, stderr } = await palier.startLimited(1024, ...ask).ended
    expect(code).toBe(4)
    expect(stderr.replaceAll(/[\u00a0\u202f]/g, ' ')).toMatch(/5 000 connections need 5 200 .* may open 1 024/s)
    expect(stderr).toContain('ulimit -n 5200')
    expect(served).toBe(before)
    const [latest] = await palier.listed()
    expect(latest?.outcome).toBe('failed')
    const shown = await palier.shown(latest?.id ?? '')
    expect(shown.outcome).toMatchObject({ kind: 'failed', failure: { kind: 'generatorUnfit' } })
  },
)

test('nobody there: the run fails and says so', async () => {
  const ended = await palier.run('load', 'http://127.0.0.1:1/', '--duration', '1s')
  expect(ended.code).toBe(4)
  expect(ended.stderr).toContain('http://127.0.0.1:1/ does not answer as expected')
})

test('Ctrl+C ends it and keeps what was measured', async () => {
  const loading = palier.start(
    'load',
    `http://127.0.0.1:${port}/`,
    '--users',
    '2',
    '--duration',
    '60s',
    '--think',
    '50ms',
  )
  await loading.saying(/stage 1 of 1/)
  loading.kill('SIGINT')
  const { code, stdout } = await loading.ended
  expect(code).toBe(5)
  expect(stdout).toMatch(/Stopped/)
})

test('https: everything accounted for, a certificate nobody trusts is refused with what to do, and no engine is asked', async () => {
  let asked = 0
  const secured = createTlsServer(testIdentity('server'), (_, response) => {
    asked += 1
    response.end('ok')
  })
  await new Promise<void>((done) => secured.listen(0, '127.0.0.1', done))
  try {
    const url = `https://localhost:${(secured.address() as AddressInfo).port}/`
    const refused = await palier.run('load', url, '--duration', '1s')
    expect(refused.code).toBe(4)
    expect(refused.stderr).toMatch(/signed by an authority that is not trusted here.*--ca FILE/s)
    expect(asked).toBe(0)
    const ca = join(palier.out, 'ca.pem')
    mkdirSync(palier.out, { recursive: true })
    writeFileSync(ca, testAuthority)
    const args = ['--ca', ca, '--users', '4', '--think', '20ms', '--duration', '2s', '--json', '-']
    const { code, stdout } = await palier.run('load', url, ...args)
    expect(code).toBe(0)
    const result = resultSchema.parse(JSON.parse(stdout))
    expect(result.outcomes).toEqual({ ok: result.totals.requests })
    expect(result.conservation.unaccounted).toBe(0)
    expect(asked).toBe(result.conservation.started + 1)
    const shown = (await palier.run('runs', 'show', result.runId)).stdout
    expect(shown).toContain('Resources: not available (no engine was given')
  } finally {
    secured.close()
    secured.closeAllConnections()
  }
})
