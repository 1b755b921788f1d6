import type { Tick } from '../domain/tick.ts'
import type { Verdict } from '../domain/verdict.ts'
import { toVerdict } from './toVerdict.ts'

/** What the verdict would be if the run ended now; the result's is made of the same seconds. */
export function verdictSoFar(ticks: readonly Pick<Tick, 'second' | 'doubt'>[]): Verdict | undefined {
  return toVerdict(
    ticks.map(({ second, doubt }) => ({ second, kind: doubt?.kind ?? 'valid', reasons: doubt?.reasons ?? [] })),
  )
}
