import type { ComparedConfiguration } from '../../analysis/comparedConfigurations.ts'
import type { OperatingLimits } from '../../domain/operatingLimits.ts'
import { limitsAxis } from './limitsBand.ts'

export interface ConfigurationLimits {
  readonly compared: ComparedConfiguration
  /** Absent: no plateau held, or there was none. */
  readonly limits?: OperatingLimits
  /** The lowest plateau that did not hold. */
  readonly failedAt?: number
}

/** The bands of all configurations with the axis that they share; undefined when none has limits. */
export function comparedLimits(compared: readonly ComparedConfiguration[]):
  | {
      readonly unit: OperatingLimits['unit']
      readonly max: number
      readonly ticks: readonly number[]
      readonly all: readonly ConfigurationLimits[]
    }
  | undefined {
  const all = compared.map((one): ConfigurationLimits => {
    const { operatingLimits: limits, capacity } = one.row
    const failedAt = capacity?.belowUsers ?? capacity?.belowRatePerS
    return { compared: one, ...(limits && { limits }), ...(failedAt !== undefined && { failedAt }) }
  })
  const known = all.flatMap(({ limits, failedAt }) => (limits === undefined ? [] : [{ limits, failedAt }]))
  const unit = known[0]?.limits.unit
  return unit === undefined ? undefined : { unit, ...limitsAxis(known), all }
}
