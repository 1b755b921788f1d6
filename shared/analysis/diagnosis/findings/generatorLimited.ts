import type { Finding } from '../../../domain/diagnosis.ts'
import type { Tick } from '../../../domain/tick.ts'
import { toVerdict } from '../../toVerdict.ts'
import type { Grounds } from './grounds.ts'
import { type Span, wholeSpan } from './spans.ts'
import { toFinding } from './toFinding.ts'

/** Of the P95 bound: who was never later than that has not made answers slow. */
const explainsFrom = 0.25

/**
 * The generator itself was late, full or out of descriptors for so long that its run is invalid: what looks slow may be its own doing. What it
 * dropped because as many as allowed waited for the stack is the stack's (`toVerdict`).
 */
export function generatorLimited(grounds: Grounds): Finding[] {
  const judged = grounds.ticks.map(({ second, doubt }) => ({
    second,
    kind: doubt?.kind ?? ('valid' as const),
    reasons: doubt?.reasons ?? [],
  }))
  const verdict = toVerdict(judged)
  if (verdict?.kind !== 'invalid') return []
  const doubted = grounds.ticks.filter(isOwnDoubt)
  const span = wholeSpan(doubted.map(spanOf))
  if (span === undefined) return []
  const own = verdict.reasons.filter(({ reason }) => reason !== 'dropped')
  return [
    toFinding(grounds, {
      rule: 'generatorLimited',
      ...span,
      of: ['generator'],
      kinds: own.map(() => true),
      figures: {
        invalidSeconds: verdict.invalidSeconds,
        suspectSeconds: doubted.length - verdict.invalidSeconds,
        seconds: verdict.seconds,
        sendLagP99Ms: Math.max(...doubted.map(({ sendLagUs }) => sendLagUs.p99)) / 1000,
        cpuPercent: Math.max(...doubted.map(({ generatorCpuPercent }) => generatorCpuPercent)),
        notSent: grounds.ticks.reduce((sum, { outcomes }) => sum + (outcomes.generator ?? 0), 0),
        explainsSlowness: Number(doubted.some((tick) => isExplaining(tick, grounds.p95BoundMs))),
      },
      shown: {},
    }),
  ]
}

/** Late, or short of its own means, for so much of the bound that what clients saw may be its doing. */
function isExplaining(tick: Tick, p95BoundMs: number): boolean {
  return isOwnDoubt(tick) && (lateMs(tick) >= explainsFrom * p95BoundMs || (tick.outcomes.generator ?? 0) > 0)
}

/** Its invalid seconds. */
export function generatorLateSpans({ ticks }: Pick<Grounds, 'ticks'>): Span[] {
  return ticks.filter((tick) => isOwnDoubt(tick) && tick.doubt?.kind === 'invalid').map(spanOf)
}

function lateMs({ sendLagUs, loopDelayP99Us = 0 }: Tick): number {
  return Math.max(sendLagUs.p99, loopDelayP99Us) / 1000
}

function isOwnDoubt({ doubt }: Tick): boolean {
  return doubt?.reasons.some((reason) => reason !== 'dropped') ?? false
}

function spanOf({ second }: Tick): Span {
  return { fromMs: second * 1000, toMs: second * 1000 + 1000 }
}
