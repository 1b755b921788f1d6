import type { Caller } from './accessToken.ts'

/** An account, as it is shown to its owner. */
export interface User {
  readonly id: number
  readonly email: string
  readonly role: Caller['role']
  readonly organization_id: number | null
}
