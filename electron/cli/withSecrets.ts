import { PalierError } from '../../shared/domain/failure.ts'
import type { Terminal } from './terminal.ts'

/** Asks; when secrets are missing, and somebody is there to give them, once more with them. */
export async function withSecrets<A extends { readonly secrets?: Readonly<Record<string, string>> }, T>(
  ask: A,
  { secret }: Pick<Terminal, 'secret'>,
  start: (ask: A) => Promise<T>,
): Promise<T> {
  try {
    return await start(ask)
  } catch (error) {
    if (secret === undefined || !(error instanceof PalierError) || error.failure.kind !== 'secretsMissing') throw error
    const given: [string, string][] = []
    for (const variable of error.failure.variables) given.push([variable, await secret(`${variable} (not shown): `)])
    return start({ ...ask, secrets: Object.fromEntries(given) })
  }
}
