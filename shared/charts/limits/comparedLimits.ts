import { capacityLevels } from '../../analysis/capacityLevels.ts'
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

export interface ComparedLimits {
  readonly all: readonly ConfigurationLimits[]
  /** That the bands share; absent when no configuration has limits, which is told of each. */
  readonly axis?: {
    readonly unit: OperatingLimits['unit']
    readonly max: number
    readonly ticks: readonly number[]
  }
}

/** The limits of all configurations; undefined when none ran, and of results of before limits were kept. */
export function comparedLimits(compared: readonly ComparedConfiguration[]): ComparedLimits | undefined {
  const all = compared.map((one): ConfigurationLimits => {
    const { operatingLimits: limits, capacity } = one.row
    const { below: failedAt } = capacityLevels(capacity)
    return { compared: one, ...(limits && { limits }), ...(failedAt !== undefined && { failedAt }) }
  })
  const known = all.flatMap(({ limits, failedAt }) => (limits === undefined ? [] : [{ limits, failedAt }]))
  const unit = known[0]?.limits.unit
  if (unit !== undefined) return { all, axis: { unit, ...limitsAxis(known) } }
  const hasRun = compared.some(({ results }) => results.length > 0)
  const isUnkept = compared.some(({ row }) => capacityLevels(row.capacity).atLeast !== undefined)
  return hasRun && !isUnkept ? { all } : undefined
}
