import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { accessTokenSeconds, type Caller, signAccessToken, verifyAccessToken } from './accessToken.ts'

const caller: Caller = { userId: 2, role: 'admin', organizationId: 1 }
const secret = 'a secret of the tests'
const nowMs = Date.UTC(2026, 0, 1)
const token = signAccessToken(caller, secret, nowMs)
const [head = '', payload = '', mac = ''] = token.split('.')

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const signed = (header: unknown, claims: unknown, key = secret) => {
  const text = `${encoded(header)}.${encoded(claims)}`
  return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`
}
const claims = { sub: 2, role: 'admin', org: 1, exp: nowMs / 1000 + 60 }
const hs256 = { alg: 'HS256', typ: 'JWT' }

test('says who it was signed for, until it expires', () => {
  expect(verifyAccessToken(token, secret, nowMs)).toEqual(caller)
  expect(verifyAccessToken(token, secret, nowMs + accessTokenSeconds * 1000 - 1)).toEqual(caller)
  expect(verifyAccessToken(token, secret, nowMs + accessTokenSeconds * 1000)).toBeUndefined()
})

test.each([
  ['another secret', signAccessToken(caller, 'another one', nowMs)],
  ['no algorithm', `${encoded({ alg: 'none', typ: 'JWT' })}.${payload}.`],
  ['another algorithm, with our secret', signed({ alg: 'HS512', typ: 'JWT' }, claims)],
  ['other claims under the same signature', `${head}.${encoded({ ...claims, org: 2 })}.${mac}`],
  ['the same signature in another spelling', `${token}=`],
  ['a part too many', `${token}.${mac}`],
  ['a part missing', `${head}.${payload}`],
  ['nothing', ''],
  ['a role that does not exist', signed(hs256, { ...claims, role: 'root' })],
  ['no expiry', signed(hs256, { ...claims, exp: undefined })],
])('%s: nobody', (_, wrong) => {
  expect(verifyAccessToken(wrong, secret, nowMs)).toBeUndefined()
})

test('the same claims, signed as we do: somebody', () => {
  expect(verifyAccessToken(signed(hs256, claims), secret, nowMs)).toEqual(caller)
})
