import { PalierError } from '../../../shared/domain/failure.ts'
import type { Scenario } from '../../../shared/domain/scenario.ts'
import type { RunValues } from '../../../shared/load/userValues.ts'

/** Where secrets come from. */
export interface SecretSources {
  /** An environment variable of this process. */
  readonly variable: (name: string) => string | undefined
  /** By variable, from a person who was asked; over the environment. */
  readonly given?: Readonly<Record<string, string>>
  /** The load goes to a stack of our own: a scenario's `local` stands for the secret, and the environment's is not told to it. */
  readonly isOwnStack: boolean
}

/**
 * The secrets of some scenarios, by the values' names; an empty one is none. Throws `PalierError` secretsMissing with all that are not
 * there.
 */
export function readSecrets(scenarios: readonly Scenario[], sources: SecretSources): readonly RunValues['secrets'][] {
  const missing = new Set<string>()
  const read = scenarios.map(({ values }) => {
    const found: [string, string][] = []
    for (const [name, source] of Object.entries(values)) {
      if (source.kind !== 'secret') continue
      const { environment, local } = source
      const own = sources.isOwnStack ? local : undefined
      const text = own ?? (sources.given?.[environment] || sources.variable(environment))
      if (text === undefined || text === '') missing.add(environment)
      else found.push([name, text])
    }
    return Object.fromEntries(found)
  })
  if (missing.size === 0) return read
  const ids = new Set(scenarios.filter(({ values }) => needs(values, missing)).map(({ id }) => id))
  throw new PalierError({ kind: 'secretsMissing', variables: [...missing], scenario: [...ids].join(', ') })
}

function needs(values: Scenario['values'], missing: ReadonlySet<string>): boolean {
  return Object.values(values).some((source) => source.kind === 'secret' && missing.has(source.environment))
}
