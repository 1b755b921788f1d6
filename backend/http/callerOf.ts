import type { Context } from 'hono'
import { type Caller, verifyAccessToken } from '../auth/accessToken.ts'
import { Refusal } from './refusal.ts'

export type CallerOf = (c: Context) => Caller

/** Who a request's token was signed for; refuses one without. */
export function callerOf(secret: string, nowMs: () => number): CallerOf {
  return (c) => {
    const [, token] = /^Bearer ([\w.-]{1,1000})$/i.exec(c.req.header('authorization') ?? '') ?? []
    const caller = token === undefined ? undefined : verifyAccessToken(token, secret, nowMs())
    if (caller === undefined) {
      throw new Refusal(401, 'A valid access token is needed.', { headers: { 'www-authenticate': 'Bearer' } })
    }
    return caller
  }
}
