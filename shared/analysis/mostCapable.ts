import { type CapacityLevels, capacityLevels } from './capacityLevels.ts'
import type { ComparedConfiguration } from './comparedConfigurations.ts'
import { rowVerdict } from './rowVerdict.ts'

type Judged = Pick<ComparedConfiguration, 'row'>

/**
 * Those that hold the most users (open model: the highest rate), several when they tie; none where no plateau held. What is invalid is no
 * candidate.
 */
export function mostCapable<T extends Judged>(
  compared: readonly T[],
):
  | {
      readonly level: number
      readonly unit: CapacityLevels['unit']
      readonly best: readonly T[]
      readonly others: readonly T[]
    }
  | undefined {
  const judged = compared.filter((one) => levelOf(one) !== undefined)
  if (judged.length === 0) return undefined
  const level = judged.reduce((most, one) => Math.max(most, levelOf(one) ?? 0), 0)
  const isBest = (one: T) => levelOf(one) === level
  const unit = capacityLevels(judged[0]?.row.capacity).unit
  return { level, unit, best: judged.filter(isBest), others: judged.filter((one) => !isBest(one)) }
}

function levelOf({ row }: Judged): number | undefined {
  return rowVerdict(row).kind === 'invalid' ? undefined : capacityLevels(row.capacity).atLeast
}
