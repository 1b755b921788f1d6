import type { ConfigurationOutline } from '../../../shared/contract/configurationOutline.ts'
import type { ParameterValue, Topology } from '../../../shared/domain/topology.ts'

export type BudgetFigures = ConfigurationOutline['budgets'][number] & {
  /** Before what is kept back. */
  readonly supply: number
  readonly reserved: number
}

/**
 * What these values use up of every declared supply: `3 × 8 × 4 = 96 of 97`. The one arithmetic behind cards, checks and
 * warnings.
 */
export function budgetFigures(
  budgets: Topology['budgets'],
  values: Readonly<Record<string, ParameterValue>>,
): readonly BudgetFigures[] {
  return budgets.map(({ title, multiply, available, reserved }) => {
    const supply = Number(values[available])
    const factors = multiply.map((parameter) => {
      const value = Number(values[parameter])
      // 0 stands for a program's own default, which is one for all that we run.
      return { parameter, value: value === 0 ? 1 : value }
    })
    const needed = factors.reduce((product, { value }) => product * value, 1)
    return { title, factors, needed, available: supply - reserved, supply, reserved }
  })
}
