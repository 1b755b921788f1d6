import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 random bits, 43 characters that need no escaping in a URL, a cookie, a header or a subprotocol. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** Takes the same time wherever they differ, and whatever their lengths. */
export function isSameSecret(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
