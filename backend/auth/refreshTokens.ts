import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Queries } from '../database/database.ts'
import type { User } from './user.ts'

const lifetimeMs = 7 * 24 * 3_600_000

const insert = {
  name: 'refresh_tokens.add',
  text: 'INSERT INTO refresh_tokens (user_id, family, token_hash, expires_at) VALUES ($1, $2, $3, $4)',
}
// One statement, so that of two requests with the same token the second one waits, and then sees both rows.
const rotate = {
  name: 'refresh_tokens.rotate',
  text: `WITH used AS (
      UPDATE refresh_tokens SET revoked_at = now()
      WHERE token_hash = $1 AND revoked_at IS NULL AND expires_at > now()
      RETURNING user_id, family
    ), next AS (
      INSERT INTO refresh_tokens (user_id, family, token_hash, expires_at)
      SELECT user_id, family, $2, $3 FROM used
    )
    SELECT u.id, u.email, u.role, u.organization_id FROM used JOIN users u ON u.id = used.user_id`,
}
const revokeFamily = {
  name: 'refresh_tokens.revoke',
  text: `UPDATE refresh_tokens t SET revoked_at = now() FROM refresh_tokens used
    WHERE used.token_hash = $1 AND used.revoked_at IS NOT NULL
      AND t.user_id = used.user_id AND t.family = used.family AND t.revoked_at IS NULL
    RETURNING t.user_id`,
}
// Two statements: the index on the first one's condition does not hold the others.
const forget = [
  {
    name: 'refresh_tokens.forget',
    text: 'DELETE FROM refresh_tokens WHERE revoked_at IS NULL AND expires_at < now()',
  },
  {
    name: 'refresh_tokens.forgetRevoked',
    text: 'DELETE FROM refresh_tokens WHERE revoked_at IS NOT NULL AND expires_at < now()',
  },
]

/** A token for a new login. Only its hash is kept. */
export async function issueRefreshToken(queries: Queries, userId: number, nowMs: number): Promise<string> {
  const token = newToken()
  await queries.ask(insert, [userId, randomUUID(), hashOf(token), new Date(nowMs + lifetimeMs)])
  return token
}

/**
 * The next token of a login, and whose it is. One that was used before is in wrong hands, the owner's or somebody else's: all tokens
 * of that login are revoked (RFC 9700, 4.14.2).
 */
export async function rotateRefreshToken(
  queries: Queries,
  token: string,
  nowMs: number,
): Promise<{ at: 'rotated'; user: User; token: string } | { at: 'refused'; revoked: number }> {
  const next = newToken()
  const [user] = await queries.ask<User>(rotate, [hashOf(token), hashOf(next), new Date(nowMs + lifetimeMs)])
  if (user !== undefined) return { at: 'rotated', user, token: next }
  const revoked = await queries.ask(revokeFamily, [hashOf(token)])
  return { at: 'refused', revoked: revoked.length }
}

export async function forgetExpiredTokens(queries: Queries): Promise<void> {
  for (const statement of forget) await queries.ask(statement)
}

function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Without salt or cost: what is hashed is random already. */
function hashOf(token: string): Uint8Array {
  return createHash('sha256').update(token).digest()
}
