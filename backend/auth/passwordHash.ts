import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/**
 * scrypt (RFC 7914) with N = 2^13, r = 8, p = 1: 8 MB and about 25 ms on one slow core. That is an eighth of what is advised for
 * accounts of people; these are test accounts, and three hundred users who sign in before a run share one core.
 */
const cost = { N: 2 ** 13, r: 8, p: 1 }
const keyBytes = 32

/** `scrypt$salt$key`, both base64url; each call takes a salt of its own. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt)
  return `scrypt$${salt.toString('base64url')}$${key.toString('base64url')}`
}

/** Takes as long for an account that is not there (`undefined`) as for a wrong password. */
export async function isPassword(password: string, hash: string | undefined): Promise<boolean> {
  const [, salt = '', key = ''] = (hash ?? '').split('$')
  const derived = await derive(password, Buffer.from(salt, 'base64url'))
  const expected = Buffer.from(key, 'base64url')
  return expected.length === keyBytes && timingSafeEqual(expected, derived)
}

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((done, fail) => {
    scrypt(password.normalize('NFKC'), salt, keyBytes, cost, (error, key) => (error === null ? done(key) : fail(error)))
  })
}
