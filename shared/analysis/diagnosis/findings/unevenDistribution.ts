import type { Finding } from '../../../domain/diagnosis.ts'
import type { Tick } from '../../../domain/tick.ts'
import { hurtful } from './clients.ts'
import type { Grounds } from './grounds.ts'
import { losses } from './losses.ts'
import { isIn, spansOf } from './spans.ts'
import { toFinding } from './toFinding.ts'

/** Shares are of so many seconds together, and of so many answers: fewer are unequal by chance. */
const windowS = 5
const fewest = 50

/** Of an even share: an instance with less than half of it, or more than one and a half of it. */
const mostOff = 0.5

/** After a lost instance is back, requests that waited meanwhile are answered by the others. */
const settledMs = 10_000

/** Instances answered very different shares of the requests while all of them ran and clients suffered. */
export function unevenDistribution(grounds: Grounds): Finding[] {
  const instances = grounds.containersOf('api')
  const even = 1 / instances.length
  if (instances.length < 2) return []
  const lost = losses(grounds).map(({ fromMs, toMs }) => ({ fromMs: fromMs - 1000, toMs: toMs + settledMs }))
  const looks = grounds.ticks.map((tick, index) => ({
    atMs: tick.second * 1000,
    shares: sharesOf(grounds.ticks.slice(Math.max(0, index - windowS + 1), index + 1), instances),
  }))
  const isOff = (share: number) => Math.abs(share - even) > mostOff * even
  const span = hurtful(
    grounds,
    spansOf(looks, ({ atMs, shares }) => shares.some(isOff) && !lost.some((one) => isIn(one, atMs))),
  )
  if (span === undefined) return []
  const shares = sharesOf(
    grounds.ticks.filter(({ second }) => isIn(span, second * 1000)),
    instances,
  )
  const furthest = shares.indexOf(shares.toSorted((a, b) => Math.abs(b - even) - Math.abs(a - even))[0] ?? 0)
  const container = instances[furthest]
  return [
    toFinding(grounds, {
      rule: 'unevenDistribution',
      ...span,
      of: container === undefined ? [] : [container],
      kinds: [true],
      figures: {
        evenSharePercent: even * 100,
        highestSharePercent: Math.max(...shares) * 100,
        lowestSharePercent: Math.min(...shares) * 100,
      },
      shown: { counters: [...instances.map((name) => [name, 'cpuPercent'] as const), ['clients', 'p95Ms']] },
    }),
  ]
}

/** 0…1 in the order of `instances`; nothing of too few answers. */
function sharesOf(ticks: readonly Tick[], instances: readonly string[]): number[] {
  const counts = instances.map((name) => ticks.reduce((sum, tick) => sum + (tick.instances[name]?.requests ?? 0), 0))
  const all = counts.reduce((sum, count) => sum + count, 0)
  return all < fewest ? [] : counts.map((count) => count / all)
}
