import type { RunResult } from '../domain/runResult.ts'

type Capacity = NonNullable<RunResult['capacity']>
type Ends = Partial<Pick<Capacity, 'atLeastUsers' | 'belowUsers' | 'atLeastRatePerS' | 'belowRatePerS'>>

/** A capacity's ends, whichever model they are of. */
export interface CapacityLevels {
  readonly unit: 'users' | 'ratePerS'
  readonly atLeast: number | undefined
  readonly below: number | undefined
}

export function capacityLevels({
  atLeastUsers,
  belowUsers,
  atLeastRatePerS,
  belowRatePerS,
}: Ends = {}): CapacityLevels {
  return atLeastRatePerS === undefined && belowRatePerS === undefined
    ? { unit: 'users', atLeast: atLeastUsers, below: belowUsers }
    : { unit: 'ratePerS', atLeast: atLeastRatePerS, below: belowRatePerS }
}

/** What a plateau holds: its users, or its rate. */
export function plateauLevel({ users, ratePerS }: Pick<Capacity['plateaus'][number], 'users' | 'ratePerS'>): number {
  return users ?? ratePerS ?? 0
}
