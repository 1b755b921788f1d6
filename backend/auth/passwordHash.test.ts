import { scryptSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { hashPassword, isPassword } from './passwordHash.ts'

test('a password matches its own hash and no other, in whatever way its accents were typed', async () => {
  const hash = await hashPassword('admin123 é')
  expect(await isPassword('admin123 é', hash)).toBe(true)
  expect(await isPassword('admin123 e\u0301', hash)).toBe(true)
  expect(await isPassword('admin123 e', hash)).toBe(false)
  expect(await isPassword('', hash)).toBe(false)
})

test('the same password is hashed differently each time', async () => {
  expect(await hashPassword('admin123')).not.toBe(await hashPassword('admin123'))
})

/** As RFC 7914 has it, by Node itself. */
const stored = (logN: number, r: number, p: number, password = 'admin123'): string => {
  const key = scryptSync(password, Buffer.from('salt'), 32, { N: 2 ** logN, r, p, maxmem: 2 ** 28 })
  return ['scrypt', logN, r, p, Buffer.from('salt').toString('base64url'), key.toString('base64url')].join('$')
}

test('the cost is stored with the hash: N = 2^13, r = 8, p = 1', async () => {
  expect(await hashPassword('admin123')).toMatch(/^scrypt\$13\$8\$1\$[\w-]{22}\$[\w-]{43}$/)
})

test.each([
  [12, 8, 1],
  [10, 4, 2],
  [14, 8, 1],
])('a hash of another day’s cost is still checked at it: %i, %i, %i', async (logN, r, p) => {
  expect(await isPassword('admin123', stored(logN, r, p))).toBe(true)
  expect(await isPassword('admin124', stored(logN, r, p))).toBe(false)
})

const [salt, key] = stored(13, 8, 1).split('$').slice(4)

test.each([
  ['16$8$1', 'more memory'],
  ['13$9$1', 'longer blocks'],
  ['13$8$11', 'more rounds'],
  ['0$8$1', 'none'],
  ['13$8$0', 'no round'],
  ['99$99$99', 'all of it'],
])('a cost out of bounds is not paid: %s, %s', async (cost) => {
  expect(await isPassword('admin123', `scrypt$${cost}$${salt}$${key}`)).toBe(false)
})

test.each([undefined, '', 'scrypt$$', 'scrypt$13$8$1$AAAA$', 'scrypt$13$8$1$$', `scrypt$${salt}$${key}`, 'admin123'])(
  'no password matches %j',
  async (hash) => {
    expect(await isPassword('admin123', hash)).toBe(false)
    expect(await isPassword('', hash)).toBe(false)
  },
)
