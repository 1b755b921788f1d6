import type { ComparisonRow } from '../domain/runResult.ts'
import type { VerdictKind } from '../domain/verdict.ts'

export interface RowVerdict {
  /** Of the figures that are shown: the worst of the runs they were made of. Absent when no run was judged. */
  readonly kind?: VerdictKind
  /** How many runs are valid, of those that were judged. */
  readonly valid: number
  readonly of: number
}

/** May a row's figures be trusted? Invalid repeats that were left out no longer count against it. */
export function rowVerdict({ verdicts = [], runIds, leftOut = [] }: ComparisonRow): RowVerdict {
  const judged = verdicts.filter((kind) => kind !== 'none')
  const counted = verdicts.filter((kind, index) => kind !== 'none' && !leftOut.includes(runIds[index] ?? ''))
  const worst = (['invalid', 'suspect', 'valid'] as const).find((kind) => counted.includes(kind))
  return {
    ...(worst && { kind: worst }),
    valid: judged.filter((kind) => kind === 'valid').length,
    of: judged.length,
  }
}
