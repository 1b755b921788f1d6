import type { StartCheck } from '../../../../shared/contract/comparisonAsk.ts'
import { budgetFigures } from '../../topology/budgetFigures.ts'
import { budgetWarnings } from '../../topology/budgetWarnings.ts'
import type { ResolvedRun } from '../resolveComparison.ts'
import { ofConfiguration, together } from './configurationTexts.ts'

/** Supplies that parameters use up, connections above all. None where no configuration declares one. */
export function budgetsCheck(runs: readonly ResolvedRun[]): StartCheck[] {
  const figures = runs.flatMap(({ topology, configuration }) =>
    budgetFigures(topology.budgets, configuration.parameters).map((figure) => ({ ...figure, id: configuration.id })),
  )
  const [tightest] = figures.toSorted((a, b) => b.needed / b.available - a.needed / a.available)
  if (tightest === undefined) return []
  const exceeded = runs.flatMap(({ topology, configuration }) =>
    budgetWarnings(topology, configuration.parameters).map((warning) => ofConfiguration(configuration.id, warning)),
  )
  if (exceeded.length > 0) {
    const fix = {
      en: 'Lower one of the factors or raise the supply, unless that is what you want to see.',
      fr: 'Baissez un des facteurs ou relevez la réserve, à moins que ce ne soit ce que vous voulez voir.',
    }
    return [{ id: 'budgets', state: 'warning', message: together(exceeded), fix }]
  }
  const { title, needed, available, id } = tightest
  const message = {
    en: `${title.en}: at most ${needed} of ${available}.`,
    fr: `${title.fr} : au plus ${needed} sur ${available}.`,
  }
  return [{ id: 'budgets', state: 'ok', message: runs.length === 1 ? message : ofConfiguration(id, message) }]
}
