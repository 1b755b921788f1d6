import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import type { PalierError } from '../../../shared/domain/failure.ts'
import { scenarioOf } from '../testing/loadOrders.ts'
import { checkFitness } from './checkFitness.ts'
import type { GeneratorFacts } from './readFacts.ts'

type Order = Parameters<typeof checkFitness>[0]

const steps = [
  { atMs: 0, users: 0 },
  { atMs: 1000, users: 5000 },
  { atMs: 2000, users: 10 },
]
const ports = { first: 32_768, last: 60_999 }

const own = { kind: 'perUser' } as const
const closed: Order = { plan: { kind: 'closed', steps }, connections: own, cores: [2, 3] }
const open = (ratePerS: number, durationMs: number, connections: Order['connections'] = own): Order => ({
  plan: {
    kind: 'open',
    stages: [
      { durationMs: 0, ratePerS },
      { durationMs, ratePerS },
    ],
    arrivals: 'even',
    maxInFlight: 1000,
  },
  connections,
  cores: [],
})

function whyUnfit(order: Order, facts: GeneratorFacts): string | undefined {
  try {
    checkFitness(order, facts)
    return undefined
  } catch (error) {
    const { failure } = error as PalierError
    if (failure.kind !== 'generatorUnfit') return failure.kind
    return `${failure.why} | ${failure.fix}`.replaceAll(/[\u00a0\u202f]/g, ' ')
  }
}

test.each<{ name: string; order?: Order; facts: GeneratorFacts; says: string[] | undefined }>([
  { name: 'enough of both', facts: { descriptors: 5200, ephemeralPorts: ports }, says: undefined },
  { name: 'a system that does not say', facts: {}, says: undefined },
  {
    name: 'one descriptor short',
    facts: { descriptors: 5199 },
    says: ['5 000 connections need 5 200', 'ulimit -n 5200', '4 999 users'],
  },
  {
    name: 'ports short',
    facts: { ephemeralPorts: { first: 60_000, last: 60_999 } },
    says: ['hands out 1 000', '1 000 users'],
  },
  {
    name: 'memory short with TLS, which takes four times as much',
    order: { ...closed, target: { host: '127.0.0.1', port: 1, tls: { serverName: 'localhost' } } },
    facts: { freeMemoryBytes: 500 * 1024 ** 2 },
    says: ['5 000 connections need about 753 MiB of memory; 500 MiB are free', 'fewer users'],
  },
  {
    name: 'memory short',
    facts: { freeMemoryBytes: 200 * 1024 ** 2 },
    says: ['5 000 connections need about 284 MiB of memory; 200 MiB are free', 'fewer users'],
  },
  {
    name: 'memory short for what is recorded: 3 endpoints × 65 instances × 16 outcomes are more than a thread opens in a second',
    order: { ...closed, connections: { kind: 'shared', count: 1 }, scenario: scenarioOf(['/a', '/b', '/c'], 0) },
    facts: { freeMemoryBytes: 400 * 1024 ** 2 },
    // 128 MiB, and 184 MiB for each of two threads.
    says: ['need about 496 MiB of memory; 400 MiB are free'],
  },
  { name: 'cores short', facts: { cores: 1 }, says: ['2 load threads want a core each; this process may use 1'] },
  {
    name: 'everything at once',
    facts: { descriptors: 1024, ephemeralPorts: { first: 60_000, last: 60_999 }, freeMemoryBytes: 1, cores: 1 },
    says: ['may open 1 024', 'hands out 1 000', 'are free', 'may use 1', 'ulimit', 'sysctl', 'taskset'],
  },
  {
    name: 'open: the cap counts, not the rate',
    order: open(9000, 60_000),
    facts: { descriptors: 1199 },
    says: ['1 000 connections need 1 200', 'at or below 999 users (open model: that many under way)'],
  },
  {
    name: 'open with enough',
    order: open(9000, 60_000),
    facts: { descriptors: 1200, ephemeralPorts: ports },
    says: undefined,
  },
  {
    name: 'shared: their number counts, not the users',
    order: { ...closed, connections: { kind: 'shared', count: 50 } },
    facts: { descriptors: 250 },
    says: undefined,
  },
  {
    name: 'shared, one too many',
    order: { ...closed, connections: { kind: 'shared', count: 51 } },
    facts: { descriptors: 250 },
    says: ['51 connections need 251', 'at or below 50'],
  },
  // 28,232 ports, each taken for 60 s: 470.5 a second for as long as one likes.
  {
    name: 'fresh at 470/s',
    order: open(470, 600_000, { kind: 'fresh' }),
    facts: { ephemeralPorts: ports },
    says: undefined,
  },
  {
    name: 'fresh at 471/s',
    order: open(471, 600_000, { kind: 'fresh' }),
    facts: { ephemeralPorts: ports },
    says: ['opens 28 260 within a minute', 'hands out 28 232', 'at or below 470 a second', 'per-user'],
  },
  {
    name: 'fresh at 471/s, but not for a minute',
    order: open(471, 59_000, { kind: 'fresh' }),
    facts: { ephemeralPorts: ports },
    says: undefined,
  },
])('$name', ({ order = closed, facts, says }) => {
  const why = whyUnfit(order, facts)
  if (says === undefined) expect(why).toBeUndefined()
  else for (const part of says) expect(why).toContain(part)
})

test('a pool needs as many as it has connections', () => {
  const shared = { ...closed, connections: { kind: 'shared', count: 50 } } as const
  expect(whyUnfit(shared, { descriptors: 1024 })).toBeUndefined()
})

test.runIf(process.platform === 'linux')('reads the limit this very process has', () => {
  const script = `
    import { readFacts } from ${JSON.stringify(new URL('./readFacts.ts', import.meta.url).href)}
    console.log(readFacts().descriptors)`
  const printed = execFileSync(
    'sh',
    ['-c', 'ulimit -n 333 && exec "$0" --input-type=module -e "$1"', process.execPath, script],
    { encoding: 'utf8' },
  )
  expect(printed.trim()).toBe('333')
})
