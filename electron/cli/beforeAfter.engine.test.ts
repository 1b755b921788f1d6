import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { comparisonSchema } from '../../shared/domain/comparisonSchema.ts'
import type { Comparison } from '../../shared/domain/runResult.ts'
import { Installation } from './testing/installation.ts'
import { writeOwnTopologies } from './testing/ownTopologies.ts'
import type { Ended } from './testing/startCli.ts'

/**
 * Two containers on a server of one core and 512 MiB, with a before and an after. Both work without a pause: together they want two cores,
 * and what holds them to one is the server.
 */
const compose = `name: small
x-palier:
  title: { en: Small, fr: Petit }
  entry: { service: web, port: 80 }
  roles: { web: api, db: database }
  scenario: tiny
  server: { cpus: 1, memory: 512m }
  parameters:
    ANSWER: { type: text, default: 200 OK, label: { en: Answer, fr: Réponse } }
    WEB_MEMORY: { type: size, default: 128m, label: { en: Memory, fr: Mémoire } }
  variants: { before: {}, after: {} }
  beforeAfter: { before: before, after: after }
services:
  web:
    image: palier/base:trixie
    command: [bash, -c, "while :; do :; done & exec perl /serve.pl"]
    volumes: ["./serve.pl:/serve.pl:ro"]
    environment: { ANSWER: "\${ANSWER:-200 OK}" }
    healthcheck: { test: [CMD, bash, -c, "exec 3<>/dev/tcp/127.0.0.1/80"], interval: 1s, retries: 30 }
    deploy: { resources: { limits: { memory: "\${WEB_MEMORY:-128m}" } } }
  db:
    image: palier/base:trixie
    command: [bash, -c, "while :; do :; done"]
    init: true
    deploy: { resources: { limits: { memory: 256m } } }
`

const palier = new Installation()
const own = writeOwnTopologies(mkdtempSync(join(tmpdir(), 'palier-small-')))
const file = (name: string): string => join(palier.folder, name)
let ended: Ended
let comparison: Comparison

beforeAll(async () => {
  mkdirSync(join(own, 'topologies/small'))
  writeFileSync(join(own, 'topologies/small/compose.yaml'), compose)
  copyFileSync(join(own, 'topologies/tiny/serve.pl'), join(own, 'topologies/small/serve.pl'))
  const options = ['--profile', 'tiny', '--repeat', '2', '--seed', '5', '--warm-up', 'none', '--time-scale', '1.5']
  const outputs = ['--json', file('c.json'), '--html', file('c.html'), '--csv', file('csv')]
  ended = await palier.run('--trust', own, 'before-after', 'small', ...options, ...outputs)
  if (ended.code !== 0) throw new Error(ended.stderr)
  comparison = comparisonSchema.parse(JSON.parse(readFileSync(file('c.json'), 'utf8')))
}, 300_000)
afterAll(async () => {
  await palier.remove()
  rmSync(own, { recursive: true })
})

const seen = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ')

test('the two variants, interleaved, as the pair of the comparison, judged as servers are', () => {
  expect(comparison.beforeAfter).toEqual({ before: 'small:before', after: 'small:after' })
  expect(comparison.objectives).toBe('server')
  expect(comparison.runs.map(({ configuration, outcome }) => [configuration.id, outcome.kind])).toEqual([
    ['small:before', 'completed'],
    ['small:before', 'completed'],
    ['small:after', 'completed'],
    ['small:after', 'completed'],
  ])
})

test('every container was held to the server, as the engine itself says, and together they got no more than its core', () => {
  expect(seen(ended.stderr)).toContain('Server: 1 core (core 0), 512 MiB; web-1 128 MiB + db 256 MiB = 384 MiB.')
  const MiB = 2 ** 20
  for (const { server, limits, services } of comparison.runs) {
    expect(server).toMatchObject({
      cpus: 1,
      cpuset: '0',
      limits: [
        { container: 'web-1', memoryBytes: 128 * MiB },
        { container: 'db', memoryBytes: 256 * MiB },
      ],
      limitBytes: 384 * MiB,
      isKept: true,
    })
    // All of it where nobody else uses that core, otherwise what the engine's readings say that was left: a tenth at the very least, which
    // idle containers are far from.
    const read = services.reduce((sum, { cpuPercent }) => sum + (cpuPercent?.mean ?? 0) / 100, 0)
    expect(read).toBeGreaterThan(0.1)
    expect(server?.mostCores5s).toBeGreaterThan(0.9 * Math.min(1, read))
    expect(server?.mostCores5s).toBeLessThan(1.05)
    expect(server?.mostMemoryBytes).toBeLessThan(384 * MiB)
    expect(limits.filter(({ limit }) => limit === 'cpuset').map(({ effective }) => effective)).toEqual(['0', '0'])
  }
})

test('the table stands in the terminal, the report and a CSV file', () => {
  expect(ended.stdout).toContain('Before and after')
  expect(ended.stdout).toMatch(/^throughput, req\/s +\d+ (pass|fail) +\d+ (pass|fail) /m)
  expect(readFileSync(file('c.html'), 'utf8')).toContain('<h2>Before and after</h2>')
  const [head, ...lines] = readFileSync(file('csv/beforeAfter.csv'), 'utf8').trimEnd().split('\r\n')
  expect(head).toMatch(/^before,after,metric,role,beforeMedian/)
  expect(lines.map((line) => line.split(',')[2])).toContain('stackLoad1')
})

test('limits above the server are refused with the arithmetic; nothing is created and nothing kept', async () => {
  const before = palier.runFolders().length
  const refused = await palier.run('--trust', own, 'run', 'small', '--set', 'WEB_MEMORY=300m')
  expect(refused.code).toBe(4)
  expect(seen(refused.stderr)).toContain('memory limits of web-1, db: 300 MiB + 256 MiB = 556 MiB, above 512 MiB.')
  expect(palier.runFolders()).toHaveLength(before)
  expect(await palier.owned()).toEqual([])
})
