import type { Problem } from '../../../shared/domain/problem.ts'
import type { UrlTarget } from './urlTarget.ts'

/**
 * What keeps secrets from being sent: over `http:` to another machine everybody on the way can read them. None over TLS, on this machine,
 * without secrets, or when a person has said that it may be.
 */
export function plainSecretProblems(
  { written, tls, isLoopback }: Pick<UrlTarget, 'written' | 'tls' | 'isLoopback'>,
  /** Of the environment, in which the secrets are. */
  variables: readonly string[],
  isAllowed: boolean,
): Problem[] {
  if (tls !== undefined || isLoopback || isAllowed || variables.length === 0) return []
  const names = [...new Set(variables)].join(', ')
  return [
    {
      where: 'the URL',
      field: '',
      found: `${written}, to which ${names} would be sent for everybody on the way to read`,
      expected: 'https:// where a secret goes to another machine',
      fix: 'ask it over https://, or, if nobody else is on that way, say so with --allow-plain-secrets',
    },
  ]
}
