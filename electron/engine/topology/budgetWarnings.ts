import type { Language } from '../../../shared/domain/language.ts'
import type { LocalText } from '../../../shared/domain/localText.ts'
import type { ParameterValue, Topology } from '../../../shared/domain/topology.ts'
import { budgetFigures } from './budgetFigures.ts'

/**
 * Supplies that these values may exceed, one sentence with the arithmetic each:
 * "Database connections: 3 instances × 4 workers per instance × 10 database connections per worker = 120, but 97 are
 * available (100 − 3 reserved). Expect refusals under load." The studies made this mistake; it must stay possible.
 */
export function budgetWarnings(
  { budgets, parameters }: Pick<Topology, 'budgets' | 'parameters'>,
  values: Readonly<Record<string, ParameterValue>>,
): readonly LocalText[] {
  return budgetFigures(budgets, values).flatMap(({ title, factors, needed, available, supply, reserved }) => {
    if (!(needed > available)) return []
    const arrived = factors.length > 1 ? ` = ${needed}` : ''
    const label = (name: string): LocalText => parameters[name]?.label ?? { en: name, fr: name }
    const arithmetic = (language: Language): string =>
      factors.map(({ value, parameter }) => `${value} ${shortLabel(label(parameter)[language])}`).join(' × ') + arrived
    const kept = (word: string): string => (reserved === 0 ? '' : ` (${supply} − ${reserved} ${word})`)
    return [
      {
        en: `${title.en}: ${arithmetic('en')}, but ${available} are available${kept('reserved')}. Expect refusals under load.`,
        fr: `${title.fr} : ${arithmetic('fr')}, mais ${available} sont disponibles${kept('réservées')}. Attendez-vous à des refus sous charge.`,
      },
    ]
  })
}

/** `Workers per instance (0 = default)` within a sentence: `workers per instance`. */
function shortLabel(label: string): string {
  const bare = label.replace(/\s*\(.*\)\s*$/, '')
  const [first = '', second = ''] = bare
  const isAcronym = second !== '' && second === second.toUpperCase() && second !== second.toLowerCase()
  return isAcronym ? bare : first.toLowerCase() + bare.slice(1)
}
