import { toConfigurationName, toWrittenName } from '../../../shared/domain/configuration.ts'
import { PalierError } from '../../../shared/domain/failure.ts'
import type { Problem } from '../../../shared/domain/problem.ts'
import type { SuiteComparison } from '../../../shared/domain/suite.ts'
import { resolveComparison } from '../comparison/resolveComparison.ts'
import type { Catalogue } from '../topology/openCatalogue.ts'
import type { ProblemLog } from '../topology/ProblemLog.ts'
import type { Path } from '../topology/positionOf.ts'
import { suiteAsk } from './suiteAsk.ts'

/**
 * What one comparison names, looked up as `comparison.start` does, with the problems put where the suite says it. Problems of other files
 * (a broken topology) have their own places and are given. What is missing has been complained about.
 */
export function checkNames(
  read: Partial<SuiteComparison>,
  at: Path,
  log: ProblemLog,
  catalogue: Catalogue,
): readonly Problem[] {
  const { name = '', title = { en: '', fr: '' }, configurations, profile } = read
  if (configurations === undefined || profile === undefined) return []
  const comparison: SuiteComparison = { ...read, name, title, configurations, profile }
  try {
    // Secrets are the environment's, not the file's.
    resolveComparison(suiteAsk(comparison, { timeScale: 1, seed: 0 }), catalogue, () => 'set')
    return []
  } catch (error) {
    if (!(error instanceof PalierError) || error.failure.kind !== 'badInput') throw error
    return error.failure.problems.filter((problem) => {
      const place = placeOf(problem, comparison)
      if (place === undefined) return true
      const { found, expected } = problem
      const fix = fixes[problem.where] ?? problem.fix
      log.add([...at, ...place], { found, expected, ...(fix !== undefined && { fix }) })
      return false
    })
  }
}

/** What would be done on the command line, as it is done in a suite. */
const fixes: Readonly<Record<string, string>> = {
  'command line': 'run each several times with repeat: 2',
  '--confirm-open': 'leave confirmOpen out',
}

/** Undefined for problems that are somewhere else. */
function placeOf({ where, field, found }: Problem, comparison: SuiteComparison): Path | undefined {
  const { configurations, parameters = {}, faults = [] } = comparison
  const written = (isMeant: (one: string) => boolean): Path => {
    const index = configurations.findIndex(isMeant)
    return index === -1 ? ['configurations'] : ['configurations', index]
  }
  const named = (one: string): string => JSON.stringify(toConfigurationName(one).topologyId)
  const whole = (one: string): string => toWrittenName(toConfigurationName(one))
  switch (where) {
    case 'topology':
      return written((one) => named(one) === found)
    case 'variant':
      return written((one) => JSON.stringify(whole(one)) === found)
    case 'profile':
    case 'objectives':
      return [where]
    case 'scenario':
      return comparison.scenario === undefined ? ['configurations'] : ['scenario']
    case '--set':
      return field === '' ? parametersOf(found, parameters) : ['set', field]
    case '--baseline':
      return ['baseline']
    case '--confirm-open':
      return ['confirmOpen']
    case '--warm-up':
      return ['warmUp']
    case '--fault':
      return faults.length === 1 ? ['faults', 0] : ['faults']
    case 'command line':
      return written((one) => found.startsWith(`${whole(one)} `))
    default: {
      const own = Object.keys(parameters).find((one) => whole(one) === where)
      return own === undefined ? undefined : ['parameters', own, field]
    }
  }
}

/** `values for "duo-lb:tuned"`: of a configuration that is not compared. */
function parametersOf(found: string, parameters: Readonly<Record<string, unknown>>): Path {
  const own = Object.keys(parameters).find((one) => found.includes(JSON.stringify(one)))
  return own === undefined ? ['parameters'] : ['parameters', own]
}
