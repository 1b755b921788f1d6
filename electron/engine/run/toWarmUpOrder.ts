import { PalierError } from '../../../shared/domain/failure.ts'
import { toDurationMs } from '../../../shared/domain/toDurationMs.ts'
import { longestWarmUpMs, type WarmUpOrder } from '../../../shared/domain/warmUp.ts'

/** Of what was asked for. Throws `PalierError` badInput. */
export function toWarmUpOrder(written: string): WarmUpOrder {
  if (written === 'auto' || written === 'none') return { kind: written }
  const durationMs = toDurationMs(written) ?? 0
  if (durationMs >= 1 && durationMs <= longestWarmUpMs) return { kind: 'fixed', durationMs: Math.round(durationMs) }
  const expected = 'auto, none, or a length of time such as 10s, at most 10m'
  throw new PalierError({
    kind: 'badInput',
    problems: [{ where: '--warm-up', field: '', found: `"${written}"`, expected }],
  })
}
