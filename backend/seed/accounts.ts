import type { Caller } from '../auth/accessToken.ts'

interface Account {
  readonly id: number
  readonly email: string
  readonly role: Caller['role']
  /** Ids never change, so that tokens outlive loading data. */
  readonly organizationId: number | null
}

/** There from the first start. */
export const superAdministrator: Account = {
  id: 1,
  email: 'admin@koprogo.com',
  role: 'super_admin',
  organizationId: null,
}

/** There as soon as data was loaded: one administrator for each of the first three organisations, and one account that may not write. */
export const testAccounts: readonly Account[] = [
  { id: 2, email: 'admin@small.be', role: 'admin', organizationId: 1 },
  { id: 3, email: 'admin@medium.be', role: 'admin', organizationId: 2 },
  { id: 4, email: 'admin@large.be', role: 'admin', organizationId: 3 },
  { id: 5, email: 'reader@small.be', role: 'reader', organizationId: 1 },
]

/** Of all of them, as the study has it: test data only. */
export const testPassword = 'admin123'
