import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

export const roles = ['super_admin', 'admin', 'reader'] as const

/** Who calls. A super administrator belongs to no organisation. */
export interface Caller {
  readonly userId: number
  readonly role: (typeof roles)[number]
  readonly organizationId: number | null
}

export const accessTokenSeconds = 15 * 60

// The only header that is written is the only one that is read: no other algorithm can be asked for.
const header = Buffer.from(JSON.stringify({ alg: 'HS256', typ: 'JWT' })).toString('base64url')

const claimsSchema = z.object({
  sub: z.int().positive(),
  role: z.enum(roles),
  org: z.int().positive().nullable(),
  exp: z.int(),
})

/** A JSON Web Token (RFC 7519), signed with HMAC and SHA-256. */
export function signAccessToken({ userId, role, organizationId }: Caller, secret: string, nowMs: number): string {
  const iat = Math.floor(nowMs / 1000)
  const claims = { sub: userId, role, org: organizationId, iat, exp: iat + accessTokenSeconds }
  const signed = `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`
  return `${signed}.${signature(signed, secret)}`
}

/** Who a token was signed for; `undefined` when it was not signed by us or has expired. */
export function verifyAccessToken(token: string, secret: string, nowMs: number): Caller | undefined {
  const [head = '', payload = '', mac = '', ...rest] = token.split('.')
  if (head !== header || rest.length > 0) return undefined
  // As texts: decoding would accept many spellings of the same signature.
  const given = Buffer.from(mac)
  const expected = Buffer.from(signature(`${head}.${payload}`, secret))
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
  // Signed by us: it is JSON.
  const claims = claimsSchema.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')))
  if (!claims.success || claims.data.exp * 1000 <= nowMs) return undefined
  return { userId: claims.data.sub, role: claims.data.role, organizationId: claims.data.org }
}

function signature(text: string, secret: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url')
}
