import { describe, expect, test } from 'vitest'
import type { Finding } from '../../../domain/diagnosis.ts'
import { diagnose } from '../diagnose.ts'
import { firstCauseFirst } from './firstCauseFirst.ts'
import { rulesOutOf, withoutRuledOut } from './ruledOut.ts'
import { aStackRun, counters, lines, readings, throttled, ticks } from './testing/aStack.ts'

function finding(rule: Finding['rule'], fromMs: number, changes: Partial<Finding> = {}): Finding {
  const evidence = { counters: [], logs: [], outcomes: {}, engine: [] }
  const empty = { figures: {}, evidence, marks: [], rulesOut: [...rulesOutOf(rule)], advice: [] }
  return { rule, confidence: 'high', fromMs, toMs: fromMs + 20_000, ...empty, ...changes }
}

const rulesOf = (findings: readonly Finding[]) => findings.map(({ rule }) => rule)

describe('the first cause first', () => {
  test.each<{ name: string; found: Finding[]; order: Finding['rule'][] }>([
    { name: 'nothing', found: [], order: [] },
    {
      name: 'what began earlier comes first, whatever its rule',
      found: [finding('processEnded', 40_000), finding('balancerExhaustion', 20_000)],
      order: ['balancerExhaustion', 'processEnded'],
    },
    {
      name: 'of what began together the one closest to the cause, in the order of the rules',
      found: [finding('cpuThrottling', 12_000), finding('balancerExhaustion', 10_000)],
      order: ['cpuThrottling', 'balancerExhaustion'],
    },
    {
      name: 'of what began together the indirectly known comes last',
      found: [finding('outOfMemory', 10_000, { confidence: 'low' }), finding('timeoutCascade', 12_000)],
      order: ['timeoutCascade', 'outOfMemory'],
    },
    {
      name: 'the same of the rest: 5 s after the earliest a new moment begins',
      found: [
        finding('workerSaturation', 19_000),
        finding('balancerPressure', 10_000),
        finding('timeoutCascade', 16_000),
      ],
      order: ['balancerPressure', 'workerSaturation', 'timeoutCascade'],
    },
  ])('$name', ({ found, order }) => {
    expect(rulesOf(firstCauseFirst(found))).toEqual(order)
  })
})

describe('who denies whom', () => {
  test.each<{ name: string; found: Finding[]; kept: Finding['rule'][] }>([
    {
      name: 'exhaustion is pressure, and more',
      found: [
        finding('balancerExhaustion', 20_000, { container: 'lb' }),
        finding('balancerPressure', 10_000, { container: 'lb' }),
      ],
      kept: ['balancerExhaustion'],
    },
    {
      name: 'of another container nothing is said',
      found: [
        finding('outOfMemory', 10_000, { container: 'api-1' }),
        finding('processEnded', 10_000, { container: 'api-2' }),
      ],
      kept: ['outOfMemory', 'processEnded'],
    },
    {
      name: 'of another time neither',
      found: [
        finding('outOfMemory', 10_000, { container: 'api-1' }),
        finding('processEnded', 60_000, { container: 'api-1' }),
      ],
      kept: ['outOfMemory', 'processEnded'],
    },
    {
      name: 'a database at its limit keeps workers busy in front of it',
      found: [finding('databaseSaturation', 10_000, { container: 'db' }), finding('workerSaturation', 12_000)],
      kept: ['databaseSaturation'],
    },
    {
      name: 'what came later explains nothing',
      found: [finding('databaseSaturation', 30_000, { container: 'db' }), finding('workerSaturation', 12_000)],
      kept: ['databaseSaturation', 'workerSaturation'],
    },
    {
      name: 'what was denied denies nothing',
      found: [
        finding('databaseSaturation', 10_000, { container: 'db' }),
        finding('hostSaturation', 10_000),
        finding('workerSaturation', 4000),
      ],
      kept: ['databaseSaturation', 'workerSaturation'],
    },
  ])('$name', ({ found, kept }) => {
    expect(rulesOf(withoutRuledOut(found))).toEqual(kept)
  })
})

describe('throttled instances behind a balancer that runs out of connections', () => {
  const slow = (second: number) => (second < 6 ? throttled(60, 100, 0) : throttled(100, 100))
  const run = aStackRun({
    ticks: ticks((second) => {
      if (second < 8) return {}
      if (second < 16) return { p95Ms: 2500, started: 150 }
      return { p95Ms: 3000, outcomes: { ok: 60, http5xx: 20, reset: 20 } }
    }),
    readings: readings({ 'api-1': slow, 'api-2': slow }),
    counters: counters('lb', 'nginx', (second) => ({
      connectionsOpen: second < 16 ? 300 : 1010,
      connectionsLimit: 1024,
    })),
    logs: [
      ...lines('lb', 'connectionsReused', 14, 16),
      ...lines('lb', 'connectionsExhausted', 16, 29, '[alert] 1024 worker_connections are not enough'),
    ],
  })
  const { findings, marks } = diagnose(run)
  const [first, second] = findings

  test('the quota is the first cause, the balancer comes of it', () => {
    expect(rulesOf(findings)).toEqual(['cpuThrottling', 'balancerExhaustion'])
    expect(first?.fromMs).toBeLessThan(second?.fromMs ?? 0)
  })

  test('each names its parameter, with the value it has', () => {
    expect(first?.advice[0]).toEqual({ parameter: 'API_CPUS', from: 0, direction: 'raise' })
    expect(second?.advice).toEqual([{ parameter: 'NGINX_PROFILE', from: 'baseline', direction: 'change' }])
  })

  test('its evidence holds the counters before, then and at most, the lines and how requests ended', () => {
    expect(second?.evidence.counters.find(({ name }) => name === 'connectionsOpen')).toEqual({
      container: 'lb',
      name: 'connectionsOpen',
      before: 300,
      at: 1010,
      limit: 1024,
    })
    expect(second?.evidence.logs.find(({ sign }) => sign === 'connectionsExhausted')?.count).toBe(26)
    expect(second?.evidence.outcomes).toEqual({ ok: 300, http5xx: 100, reset: 100 })
    expect(second?.evidence.users).toBe(100)
  })

  test('it spread from the instances over the balancer to the clients', () => {
    const lanes = first?.marks.map((number) => marks.find((mark) => mark.number === number)?.lane)
    expect(lanes).toEqual(expect.arrayContaining(['lb', 'clients']))
    expect(second?.marks.map((number) => marks.find((mark) => mark.number === number)?.lane)).not.toContain('api-1')
  })
})

test('what was dropped because the stack was full is not said of the generator', () => {
  const base = aStackRun()
  const seconds = base.ticks.map((tick): (typeof base.ticks)[number] => ({
    ...tick,
    dropped: 200,
    ...(tick.second < 4 && {
      doubt: { kind: 'invalid', reasons: ['sendLag', 'dropped'] },
      sendLagUs: { p99: 150_000, max: 150_000 },
    }),
  }))
  const [found] = diagnose({ ...base, ticks: seconds }).findings
  expect(found).toMatchObject({ rule: 'generatorLimited', confidence: 'medium', fromMs: 0, toMs: 4000, rulesOut: [] })
  expect(found?.figures).toMatchObject({ notSent: 0, explainsSlowness: 0, invalidSeconds: 4, suspectSeconds: 0 })
})

test('a balancer’s quota that is far from used up rules out nothing of the workers behind it', () => {
  const run = aStackRun({
    ticks: ticks((second) => (second < 10 ? {} : { p95Ms: 3000, started: 150 })),
    readings: readings({ lb: () => throttled(15, 50, 3), 'api-1': () => ({}) }),
  })
  expect(diagnose(run).findings).toMatchObject([{ rule: 'cpuThrottling', container: 'lb', rulesOut: [] }])
})
