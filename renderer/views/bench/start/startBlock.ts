import type { StartCheck } from '../../../../shared/contract/comparisonAsk.ts'
import type { LocalText } from '../../../../shared/domain/localText.ts'
import { mostConfigurations } from '../../../../shared/domain/mostConfigurations.ts'
import type { BadParameter } from '../draft/parameterDraft.ts'

/** Why nothing can be started now. */
export type StartBlock =
  | { readonly kind: 'nothingSelected' }
  | { readonly kind: 'tooMany'; readonly selected: number }
  | { readonly kind: 'badParameters'; readonly first: BadParameter; readonly count: number }
  | { readonly kind: 'problem'; readonly message: LocalText }
  | { readonly kind: 'checkFailed' }

interface Known {
  readonly selected: readonly string[]
  readonly bad: readonly BadParameter[]
  /** Of the last check; empty before it. */
  readonly checks: readonly StartCheck[]
  readonly hasFailed: boolean
}

/** What a person can mend at once comes first; undefined: it can be started. */
export function startBlock({ selected, bad, checks, hasFailed }: Known): StartBlock | undefined {
  if (selected.length === 0) return { kind: 'nothingSelected' }
  if (selected.length > mostConfigurations) return { kind: 'tooMany', selected: selected.length }
  const [first] = bad
  if (first !== undefined) return { kind: 'badParameters', first, count: bad.length }
  const problem = checks.find(({ state }) => state === 'problem')
  if (problem !== undefined) return { kind: 'problem', message: problem.message }
  return hasFailed ? { kind: 'checkFailed' } : undefined
}
