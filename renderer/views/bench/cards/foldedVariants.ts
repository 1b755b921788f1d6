import type { Topology } from '../../../../shared/domain/topology.ts'

/** More would make their card taller than its neighbours. */
const mostChips = 6
const firstChips = 3

/**
 * Which variants stand on a card that is not unfolded, in their own order: of many its first ones or, where it declares a before and an after,
 * the baseline with these two; and whatever is selected.
 */
export function foldedVariants(
  { variants, beforeAfter }: Pick<Topology, 'variants' | 'beforeAfter'>,
  isSelected: (variant: string) => boolean,
): readonly string[] {
  const all = Object.keys(variants)
  if (all.length <= mostChips) return all
  const first =
    beforeAfter === undefined ? all.slice(0, firstChips) : ['baseline', beforeAfter.before, beforeAfter.after]
  return all.filter((variant) => first.includes(variant) || isSelected(variant))
}
