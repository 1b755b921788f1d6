import { z } from 'zod'
import type { Queries } from '../database/database.ts'
import { readBody } from '../http/readBody.ts'
import { Refusal } from '../http/refusal.ts'
import type { Route } from '../http/route.ts'
import type { Log } from '../logLine.ts'
import { accessTokenSeconds, signAccessToken } from './accessToken.ts'
import { isPassword } from './passwordHash.ts'
import { issueRefreshToken, rotateRefreshToken } from './refreshTokens.ts'
import type { User } from './user.ts'

export interface AuthParts {
  readonly queries: Queries
  readonly secret: string
  readonly nowMs: () => number
  readonly log: Log
}

const loginSchema = z.strictObject({
  email: z.string('a text').min(1, 'must not be empty').max(254, 'at most 254 characters'),
  password: z.string('a text').min(1, 'must not be empty').max(200, 'at most 200 characters'),
})
const refreshSchema = z.strictObject({
  refresh_token: z.string('a text').min(1, 'must not be empty').max(200, 'at most 200 characters'),
})
const findUser = {
  name: 'users.findByEmail',
  text: 'SELECT id, email, role, organization_id, password_hash FROM users WHERE email = $1',
}

/** Signing in with a password, and staying signed in with a refresh token. */
export function authRoutes(parts: AuthParts): readonly Route[] {
  return [
    {
      method: 'POST',
      path: '/api/v1/auth/login',
      answer: async (c) => {
        const { email, password } = await readBody(c, loginSchema)
        const user = await signedIn(parts.queries, email, password)
        return c.json(grant(parts, user, await issueRefreshToken(parts.queries, user.id, parts.nowMs())))
      },
    },
    {
      method: 'POST',
      path: '/api/v1/auth/refresh',
      answer: async (c) => {
        const { refresh_token } = await readBody(c, refreshSchema)
        const next = await rotateRefreshToken(parts.queries, refresh_token, parts.nowMs())
        if (next.at === 'rotated') return c.json(grant(parts, next.user, next.token))
        if (next.revoked > 0) parts.log('WARN', 'a refresh token was used twice: its login is revoked')
        throw new Refusal(401, 'The refresh token is not valid.')
      },
    },
  ]
}

async function signedIn(queries: Queries, given: string, password: string): Promise<User> {
  const email = given.trim().toLowerCase()
  // No account's address; the database would refuse the text itself.
  const isAddress = email.isWellFormed() && !/\p{Cc}/u.test(email)
  const [found] = isAddress ? await queries.ask<User & { password_hash: string }>(findUser, [email]) : []
  const isRight = await isPassword(password, found?.password_hash)
  if (!isRight || found === undefined) throw new Refusal(401, 'The e-mail address or the password is wrong.')
  const { password_hash: _, ...user } = found
  return user
}

function grant({ secret, nowMs }: AuthParts, user: User, refreshToken: string): object {
  const caller = { userId: user.id, role: user.role, organizationId: user.organization_id }
  return {
    access_token: signAccessToken(caller, secret, nowMs()),
    refresh_token: refreshToken,
    token_type: 'Bearer',
    expires_in: accessTokenSeconds,
    user,
  }
}
