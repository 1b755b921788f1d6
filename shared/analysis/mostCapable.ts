import type { ComparedConfiguration } from './comparedConfigurations.ts'
import { rowVerdict } from './rowVerdict.ts'

type Judged = Pick<ComparedConfiguration, 'row'>

/** Those that hold the most users, several when they tie; none where no plateau held. What is invalid is no candidate. */
export function mostCapable<T extends Judged>(
  compared: readonly T[],
): { readonly users: number; readonly best: readonly T[]; readonly others: readonly T[] } | undefined {
  const judged = compared.filter((one) => usersOf(one) !== undefined)
  if (judged.length === 0) return undefined
  const users = judged.reduce((most, one) => Math.max(most, usersOf(one) ?? 0), 0)
  const isBest = (one: T) => usersOf(one) === users
  return { users, best: judged.filter(isBest), others: judged.filter((one) => !isBest(one)) }
}

function usersOf({ row }: Judged): number | undefined {
  return rowVerdict(row).kind === 'invalid' ? undefined : row.capacity?.atLeastUsers
}
