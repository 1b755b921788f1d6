import type { ParameterValue, Topology } from '../../../shared/domain/topology.ts'

/**
 * Supplies that these values may exceed, one sentence with the arithmetic each:
 * "Database connections: 3 instances × 4 workers per instance × 10 database connections per worker = 120, but 97 are
 * available (100 − 3 reserved). Expect refusals under load." The studies made this mistake; it must stay possible.
 */
export function budgetWarnings(
  { budgets, parameters }: Pick<Topology, 'budgets' | 'parameters'>,
  values: Readonly<Record<string, ParameterValue>>,
): readonly string[] {
  return budgets.flatMap(({ title, multiply, available, reserved }) => {
    const supply = Number(values[available])
    const factors = multiply.map((name) => {
      const value = Number(values[name])
      // 0 stands for a program's own default, which is one for all that we run.
      return { count: value === 0 ? 1 : value, label: shortLabel(parameters[name]?.label.en ?? name) }
    })
    const demand = factors.reduce((product, { count }) => product * count, 1)
    const left = supply - reserved
    if (!(demand > left)) return []
    const arithmetic = factors.map(({ count, label }) => `${count} ${label}`).join(' × ')
    const arrived = factors.length > 1 ? ` = ${demand}` : ''
    const kept = reserved === 0 ? '' : ` (${supply} − ${reserved} reserved)`
    return [`${title.en}: ${arithmetic}${arrived}, but ${left} are available${kept}. Expect refusals under load.`]
  })
}

/** `Workers per instance (0 = default)` within a sentence: `workers per instance`. */
function shortLabel(label: string): string {
  const bare = label.replace(/\s*\(.*\)\s*$/, '')
  const [first = '', second = ''] = bare
  const isAcronym = second !== '' && second === second.toUpperCase() && second !== second.toLowerCase()
  return isAcronym ? bare : first.toLowerCase() + bare.slice(1)
}
