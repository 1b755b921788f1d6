import { expect, test } from 'vitest'
import { hideSecrets } from './hideSecrets.ts'

test.each([
  ['wrong password hunter2 for admin', { password: 'hunter2' }, 'wrong password {password} for admin'],
  ['{"password":"say \\"x\\""}', { password: 'say "x"' }, '{"password":"{password}"}'],
  ['GET /login?p=a%20b: a b', { password: 'a b' }, 'GET /login?p={password}: {password}'],
  ['k1 and k2', { one: 'k1', two: 'k2' }, '{one} and {two}'],
  ['abc before ab', { short: 'ab', long: 'abc' }, '{long} before {short}'],
  ['nothing of it', { password: 'hunter2' }, 'nothing of it'],
])('%s', (text, secrets, shown) => {
  expect(hideSecrets(text, secrets)).toBe(shown)
})
