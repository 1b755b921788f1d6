import type { ConfigurationOutline } from '../../../../shared/contract/configurationOutline.ts'
import type { LocalText } from '../../../../shared/domain/localText.ts'
import type { Budget } from '../../../../shared/domain/topology.ts'

export interface ColumnBudget {
  readonly column: number
  readonly budget: ConfigurationOutline['budgets'][number]
}

/**
 * What a row says it limits: the title of every supply that the parameter takes part in, and, in the first of the listed rows
 * that do, the arithmetic of each column.
 */
export function limitedBy(
  name: string,
  listed: readonly string[],
  budgets: readonly Budget[],
  outlines: readonly (ConfigurationOutline | undefined)[],
): { readonly titles: readonly LocalText[]; readonly budgets: readonly ColumnBudget[] } {
  const concerned = budgets.filter((budget) => takesPart(budget, name))
  const told = concerned.filter((budget) => listed.find((one) => takesPart(budget, one)) === name)
  return {
    titles: concerned.map(({ title }) => title),
    budgets: told.flatMap(({ title }) =>
      outlines.flatMap((outline, column) =>
        (outline?.budgets ?? []).filter((budget) => budget.title.en === title.en).map((budget) => ({ column, budget })),
      ),
    ),
  }
}

function takesPart({ multiply, available }: Budget, name: string): boolean {
  return multiply.includes(name) || available === name
}
