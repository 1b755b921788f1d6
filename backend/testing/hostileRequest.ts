import type { Random } from '../../shared/load/seededRandom.ts'
import type { Asked } from './apiClient.ts'
import { hostileBody } from './hostileBody.ts'
import { hostileWord, pick } from './hostileValues.ts'

const resources = ['organizations', 'buildings', 'units', 'owners', 'expenses'] as const
const methods = [
  'GET',
  'GET',
  'GET',
  'POST',
  'POST',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'HEAD',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
]
const odd = [
  '/',
  '//',
  '/api',
  '/api/v1',
  '/api/v1/',
  '/api/v2/units',
  '/favicon.ico',
  '/api/v1/auth',
  '/metrics/x',
  '/health/',
]

/** One request of somebody who holds an access token and means no good; the same number stream makes the same request. */
export function hostileRequest(
  random: Random,
  tokens: readonly string[],
): { readonly asked: Asked; readonly holder: number } {
  const holder = Math.floor(random() * tokens.length)
  const resource = random() < 0.02 ? pick(random, ['auth/login', 'auth/refresh']) : pick(random, resources)
  // Most requests are of the expected kind: what is refused at the door never reaches what lies behind it.
  const method =
    random() < 0.85 ? pick(random, resource.startsWith('auth') ? ['POST'] : ['GET', 'POST']) : pick(random, methods)
  const headers = { ...authorization(random, tokens[holder] ?? ''), ...headersOf(random) }
  if (method !== 'POST' && random() < 0.95)
    return { asked: { method, path: pathOf(random, resource), headers }, holder }
  const type =
    random() < 0.92
      ? 'application/json'
      : pick(random, ['text/plain', 'application/xml', 'multipart/form-data', 'a'.repeat(500)])
  const body = hostileBody(random, resource)
  const path = random() < 0.8 ? `/api/v1/${resource}` : pathOf(random, resource)
  return { asked: { method, path, headers: { 'content-type': type, ...headers }, body }, holder }
}

function pathOf(random: Random, resource: string): string {
  const base = `/api/v1/${resource}`
  const roll = random()
  if (roll < 0.25) return `${base}/${1 + Math.floor(random() * 200)}`
  if (roll < 0.4) return `${base}/${hostileWord(random)}`
  if (roll < 0.8) return `${base}?${queryOf(random)}`
  if (roll < 0.9) return base
  if (roll < 0.93) return `/api/v1/seed/${pick(random, ['minimal', 'realistic', 'large', hostileWord(random)])}`
  return random() < 0.5 ? pick(random, odd) : `/${hostileWord(random)}/${hostileWord(random)}`
}

function queryOf(random: Random): string {
  const names = ['page', 'size', 'organization_id', 'page', 'size', 'order', '__proto__', 'page[]', hostileWord(random)]
  const value = () => (random() < 0.6 ? String(1 + Math.floor(random() * 30)) : hostileWord(random))
  const parts = Array.from({ length: 1 + Math.floor(random() * 4) }, () => `${pick(random, names)}=${value()}`)
  return parts.join('&')
}

function authorization(random: Random, token: string): Record<string, string> {
  if (random() < 0.85) return { authorization: `Bearer ${token}` }
  const [head = '', payload = '', mac = ''] = token.split('.')
  const claims = Buffer.from(payload, 'base64url')
    .toString()
    .replace(/"org":\d+/, '"org":3')
    .replace('admin', 'super_admin')
  const forged = Buffer.from(claims).toString('base64url')
  const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')
  return pick<Record<string, string>>(random, [
    {},
    { authorization: 'Bearer' },
    { authorization: `Basic ${token}` },
    { authorization: `Bearer ${head}.${forged}.${mac}` },
    { authorization: `Bearer ${none}.${forged}.` },
    { authorization: `Bearer ${none}.${payload}.${mac}` },
    { authorization: `Bearer ${head}.${payload}.${mac.slice(0, -1)}` },
    { authorization: `Bearer ${'a'.repeat(4000)}` },
    { authorization: `Bearer ${head}..${mac}` },
  ])
}

function headersOf(random: Random): Record<string, string> {
  if (random() < 0.85) return {}
  return pick<Record<string, string>>(random, [
    { host: 'a b' },
    { host: '[::1' },
    { host: 'evil.example:99999' },
    { 'x-forwarded-for': "127.0.0.1' OR 1=1" },
    { 'x-organization-id': '3' },
    { 'x-http-method-override': 'DELETE' },
    { expect: '100-continue' },
    { accept: 'application/xml' },
    { 'accept-encoding': 'nothing' },
    { cookie: 'organization_id=3' },
    { range: 'bytes=0-1' },
    { 'if-none-match': '*' },
    { 'x-long': 'x'.repeat(6000) },
    { connection: 'close' },
  ])
}
