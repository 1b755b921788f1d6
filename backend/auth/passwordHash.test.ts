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

test.each([undefined, '', 'scrypt$$', 'scrypt$AAAA$', 'scrypt$AAAA$AAAA', 'admin123'])(
  'no password matches %j',
  async (hash) => {
    expect(await isPassword('admin123', hash)).toBe(false)
    expect(await isPassword('', hash)).toBe(false)
  },
)
