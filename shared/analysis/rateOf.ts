import type { OperatingLimits } from '../domain/operatingLimits.ts'

/**
 * Requests per second that so many users make, in proportion to what the capacity's plateau carried: users without a queue ask as often
 * as their think time lets them. One decimal.
 */
export function rateOf(level: number, { capacity }: Pick<OperatingLimits, 'capacity'>, perSAtCapacity: number): number {
  return Math.round((level / capacity) * perSAtCapacity * 10) / 10
}
