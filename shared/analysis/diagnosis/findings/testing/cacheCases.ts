import type { Tick } from '../../../../domain/tick.ts'
import { aStackRun, counters, readings, slowFrom10, throttled, ticks } from './aStack.ts'
import type { RuleCase } from './ruleCase.ts'

const cached = (hits: number, misses: number) =>
  slowFrom10().map((tick) => ({ ...tick, total: { ...tick.total, cacheHits: hits, cacheMisses: misses } }))
const hitting = (tick: Tick, percent: number): Tick => ({
  ...tick,
  total: { ...tick.total, cacheHits: percent, cacheMisses: 100 - percent },
})

/** What a cache saves, and what it does not. */
export const cacheCases: readonly RuleCase[] = [
  {
    rule: 'ineffectiveCache',
    name: 'one lookup of five hits, by the answers and by the cache’s own count',
    run: aStackRun({
      ticks: cached(20, 80),
      counters: counters('redis', 'redis', (second) => ({
        cacheHitsTotal: 20 * second,
        cacheMissesTotal: 80 * second,
      })),
    }),
    fires: 'high redis',
  },
  {
    rule: 'ineffectiveCache',
    name: 'cold for four slow seconds, and 95 of 100 hit after them',
    run: aStackRun({
      ticks: ticks((second) => ({ p95Ms: second < 4 ? 2500 : 20 })).map((tick) =>
        hitting(tick, tick.second < 4 ? 20 : 95),
      ),
    }),
  },
  {
    rule: 'ineffectiveCache',
    name: 'one lookup of five hits in front of a database that has next to nothing to do, and the instances are at their quota',
    run: aStackRun({
      ticks: cached(20, 80),
      readings: readings({
        'api-1': (second) => (second < 10 ? {} : throttled(10, 10)),
        'api-2': (second) => (second < 10 ? {} : throttled(10, 10)),
        db: () => ({ cpuPercent: 2 }),
      }),
    }),
  },
  {
    rule: 'ineffectiveCache',
    name: 'most hit in one trouble, few in a later one',
    run: aStackRun({
      ticks: ticks((second) => ((second >= 10 && second < 16) || second >= 24 ? { p95Ms: 3000 } : {})).map((tick) =>
        hitting(tick, tick.second < 20 ? 90 : 20),
      ),
    }),
    fires: 'medium redis',
  },
  { rule: 'ineffectiveCache', name: 'three of five hit', run: aStackRun({ ticks: cached(60, 40) }) },
  { rule: 'ineffectiveCache', name: 'a handful of lookups', run: aStackRun({ ticks: cached(0, 3) }) },
]
