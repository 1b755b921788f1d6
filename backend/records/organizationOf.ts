import type { Caller } from '../auth/accessToken.ts'
import { badRequest, Refusal } from '../http/refusal.ts'
import { toId } from './fields.ts'

/**
 * Whose records a request is about: the caller's organisation, whatever it asks for; for a super administrator the one named by
 * `?organization_id=`, `undefined` when none is.
 */
export function organizationOf(caller: Caller, asked: string | undefined): number | undefined {
  const id = asked === undefined ? undefined : toId(asked)
  if (asked !== undefined && id === undefined) {
    throw badRequest([{ field: 'organization_id', message: 'the number of an organisation' }])
  }
  if (caller.role === 'super_admin') return id
  if (caller.organizationId === null) throw new Refusal(403, 'This account belongs to no organisation.')
  if (id !== undefined && id !== caller.organizationId) throw new Refusal(403, 'This is not your organisation.')
  return caller.organizationId
}
