import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import type { PalierError } from '../../../shared/domain/failure.ts'
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
const closed: Order = { plan: { kind: 'closed', steps }, connections: own }
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
})

function whyUnfit(order: Order, facts: GeneratorFacts): string | undefined {
  try {
    checkFitness(order, facts)
    return undefined
  } catch (error) {
    const { failure } = error as PalierError
    return failure.kind === 'generatorUnfit' ? `${failure.why} | ${failure.fix}` : failure.kind
  }
}

test.each<{ name: string; order?: Order; facts: GeneratorFacts; says: string[] | undefined }>([
  { name: 'enough of both', facts: { descriptors: 5200, ephemeralPorts: ports }, says: undefined },
  { name: 'a system that does not say', facts: {}, says: undefined },
  {
    name: 'one descriptor short',
    facts: { descriptors: 5199 },
    says: ['5000 users need 5200', 'ulimit -n 5200', '4999 users'],
  },
  {
    name: 'ports short',
    facts: { ephemeralPorts: { first: 60_000, last: 60_999 } },
    says: ['hands out 1000', '1000 users'],
  },
  {
    name: 'open: the cap counts, not the rate',
    order: open(9000, 60_000),
    facts: { descriptors: 1199 },
    says: ['1000 requests under way need 1200', '--max-in-flight) at or below 999'],
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
    says: ['51 shared connections need 251', 'share at most 50'],
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
    says: ['opens 28260 within a minute', 'hands out 28232', 'at or below 470 a second', 'per-user'],
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
