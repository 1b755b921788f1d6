import { PalierError } from '../../../shared/domain/failure.ts'
import type { DataPlan } from '../../../shared/domain/stackPlan.ts'
import type { DataValues } from '../run/loadData.ts'

export interface UrlValueSources {
  /** An environment variable of this process. */
  readonly variable: (name: string) => string | undefined
  /** By variable, from a person who was asked; over the environment. */
  readonly given?: Readonly<Record<string, string>>
}

/**
 * What loading data at a URL is told, from the environment or a person; an empty text is none. Never what stands for it in a stack of our
 * own. Throws `PalierError` secretsMissing with all that are not there.
 */
export function urlDataValues(
  topologyId: string,
  { values = {} }: DataPlan,
  { variable, given = {} }: UrlValueSources,
): DataValues {
  const missing: string[] = []
  const texts: Record<string, string> = {}
  const secrets: Record<string, string> = {}
  for (const [name, value] of Object.entries(values)) {
    const { environment } = value
    const found = given[environment] || variable(environment)
    const text = value.kind === 'setting' ? found || value.default : found
    if (text === undefined || text === '') missing.push(environment)
    else {
      texts[name] = text
      if (value.kind === 'secret') secrets[name] = text
    }
  }
  if (missing.length === 0) return { texts, secrets }
  const variables = [...new Set(missing)]
  throw new PalierError({ kind: 'secretsMissing', variables, scenario: '', dataOf: topologyId })
}
