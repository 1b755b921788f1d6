import type { Finding } from '../../../domain/diagnosis.ts'
import { toVerdict } from '../../toVerdict.ts'
import type { Grounds } from './grounds.ts'
import { wholeSpan } from './spans.ts'
import { toFinding } from './toFinding.ts'

/** Of the P95 bound: who was never later than that has not made answers slow. */
const explainsFrom = 0.25

/** The generator itself was late, full or out of descriptors for so long that its run is invalid: what looks slow may be its own doing. */
export function generatorLimited(grounds: Grounds): Finding[] {
  const judged = grounds.ticks.map(({ second, doubt }) => ({
    second,
    kind: doubt?.kind ?? ('valid' as const),
    reasons: doubt?.reasons ?? [],
  }))
  const verdict = toVerdict(judged)
  if (verdict?.kind !== 'invalid') return []
  const doubted = grounds.ticks.filter(({ doubt }) => doubt !== undefined)
  const span = wholeSpan(doubted.map(({ second }) => ({ fromMs: second * 1000, toMs: second * 1000 + 1000 })))
  if (span === undefined) return []
  const latestUs = Math.max(
    ...doubted.map(({ sendLagUs, loopDelayP99Us = 0 }) => Math.max(sendLagUs.p99, loopDelayP99Us)),
  )
  const notSent = grounds.ticks.reduce((sum, { dropped = 0, outcomes }) => sum + dropped + (outcomes.generator ?? 0), 0)
  return [
    toFinding(grounds, {
      rule: 'generatorLimited',
      ...span,
      of: ['generator'],
      kinds: verdict.reasons.map(() => true),
      figures: {
        invalidSeconds: verdict.invalidSeconds,
        suspectSeconds: verdict.suspectSeconds,
        seconds: verdict.seconds,
        sendLagP99Ms: Math.max(...doubted.map(({ sendLagUs }) => sendLagUs.p99)) / 1000,
        cpuPercent: Math.max(...doubted.map(({ generatorCpuPercent }) => generatorCpuPercent)),
        notSent,
        explainsSlowness: Number(notSent > 0 || latestUs / 1000 >= explainsFrom * grounds.p95BoundMs),
      },
      shown: {},
    }),
  ]
}
