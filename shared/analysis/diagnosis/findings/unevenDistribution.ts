import type { Finding } from '../../../domain/diagnosis.ts'
import type { Tick } from '../../../domain/tick.ts'
import { hurtful } from './clients.ts'
import { cpuOver } from './cpu.ts'
import type { Grounds } from './grounds.ts'
import { losses } from './losses.ts'
import { isIn, type Span, spansOf, touches } from './spans.ts'
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
  const isOff = (share: number) => Math.abs(share - even) > mostOff * even
  const lost = losses(grounds).map(({ fromMs, toMs }) => ({ fromMs: fromMs - 1000, toMs: toMs + settledMs }))
  const span = hurtful(
    grounds,
    spansOf(
      windowsOf(grounds.ticks),
      ({ ticks, ...window }) => sharesOf(ticks, instances).some(isOff) && !lost.some((one) => touches(one, window, 0)),
    ),
  )
  if (span === undefined) return []
  const within = grounds.ticks.filter(({ second }) => isIn(span, second * 1000))
  const shares = sharesOf(within, instances)
  // Off now this way, now that way, they were even together.
  if (!shares.some(isOff)) return []
  const [highest, lowest] = [shares.indexOf(Math.max(...shares)), shares.indexOf(Math.min(...shares))]
  const furthest = shares.indexOf(shares.toSorted((a, b) => Math.abs(b - even) - Math.abs(a - even))[0] ?? 0)
  const container = instances[furthest]
  return [
    toFinding(grounds, {
      rule: 'unevenDistribution',
      ...span,
      of: container === undefined ? [] : [container],
      // Their answers, and who had the work of them: a slow instance that gets less is no balancer’s doing.
      kinds: [true, isBusier(grounds, span, instances[highest], instances[lowest])],
      figures: {
        evenSharePercent: even * 100,
        highestSharePercent: Math.max(...shares) * 100,
        lowestSharePercent: Math.min(...shares) * 100,
      },
      shown: { counters: [...instances.map((name) => [name, 'cpuPercent'] as const), ['clients', 'p95Ms']] },
    }),
  ]
}

/** Whether one used half as much CPU again as the other. */
function isBusier(grounds: Grounds, span: Span, one = '', other = ''): boolean {
  const [ours, theirs] = [cpuOver(grounds, one, span), cpuOver(grounds, other, span)]
  return ours !== undefined && theirs !== undefined && ours >= (1 + mostOff) * theirs
}

interface Window extends Span {
  /** Its last second. */
  readonly atMs: number
  readonly ticks: readonly Tick[]
}

function windowsOf(ticks: readonly Tick[]): Window[] {
  return ticks.map((tick, index) => {
    const within = ticks.slice(Math.max(0, index - windowS + 1), index + 1)
    const fromMs = (within[0] ?? tick).second * 1000
    return { atMs: tick.second * 1000, fromMs, toMs: (tick.second + 1) * 1000, ticks: within }
  })
}

/** 0…1 in the order of `instances`; nothing of too few answers. */
function sharesOf(ticks: readonly Tick[], instances: readonly string[]): number[] {
  const counts = instances.map((name) => ticks.reduce((sum, tick) => sum + (tick.instances[name]?.requests ?? 0), 0))
  const all = counts.reduce((sum, count) => sum + count, 0)
  return all < fewest ? [] : counts.map((count) => count / all)
}
