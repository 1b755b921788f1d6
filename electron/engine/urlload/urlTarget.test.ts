import { expect, test } from 'vitest'
import type { LoadAsk } from '../../../shared/contract/loadAsk.ts'
import { toFailure } from '../../../shared/domain/failure.ts'
import { testAuthority, testIdentity } from '../testing/testCertificates.ts'
import { isLoopback } from './isLoopback.ts'
import { urlTarget } from './urlTarget.ts'

const names: Readonly<Record<string, readonly string[]>> = {
  localhost: ['::1', '127.0.0.1'],
  'shop.test': ['93.184.215.14', '93.184.215.15'],
  'half.test': ['127.0.0.1', '10.0.0.7'],
}
const addressesOf = async (name: string): Promise<readonly string[]> =>
  /^[\d.]+$|:/.test(name) ? [name] : (names[name] ?? [])

const target = (url: string, more: Partial<LoadAsk> = {}) =>
  urlTarget({ url, load: { kind: 'constant', users: 1, duration: '1s' }, seed: 1, ...more }, addressesOf)

async function refusal(url: string, more: Partial<LoadAsk> = {}): Promise<string> {
  const failure = await target(url, more).then(() => undefined, toFailure)
  if (failure?.kind !== 'badInput') throw new Error(`not refused: ${JSON.stringify(failure)}`)
  return failure.problems.map(({ found, expected, fix = '' }) => `${found} | ${expected} | ${fix}`).join('\n')
}

test.each([
  ['127.0.0.1', true],
  ['127.250.1.2', true],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['0.0.0.0', false],
  ['::', false],
  ['10.0.0.1', false],
  ['198.18.0.1', false],
  ['2001:db8::1', false],
  ['::ffff:10.0.0.1', false],
])('%s is loopback: %s', (address, is) => {
  expect(isLoopback(address)).toBe(is)
})

test('a name is resolved once; IPv4 is tried first; the name stays the Host header', async () => {
  expect(await target('http://localhost:8000/products?page={1}')).toEqual({
    written: 'http://localhost:8000/products?page={1}',
    addresses: ['127.0.0.1', '::1'],
    port: 8000,
    path: '/products?page=%7B1%7D',
    host: 'localhost:8000',
    isLoopback: true,
  })
  expect(await target('http://[::1]:81')).toMatchObject({ addresses: ['::1'], port: 81, path: '/' })
  expect((await target('http://127.0.0.1')).host).toBeUndefined()
})

test('another machine needs the very address that the name stands for', async () => {
  const said = await refusal('http://shop.test/')
  expect(said).toContain('shop.test, which is 93.184.215.14, another machine')
  expect(said).toContain('--allow-address 93.184.215.14')
  expect(await refusal('http://half.test/')).toContain('which is 10.0.0.7')
  expect(await refusal('http://10.1.2.3/')).toMatch(/^10\.1\.2\.3, another machine/)
  expect(await refusal('http://shop.test/', { allowAddress: '93.184.215.16' })).toContain(
    '93.184.215.14 or 93.184.215.15, which shop.test stands for',
  )
  expect(await refusal('http://localhost/', { allowAddress: '10.0.0.1' })).toContain('which localhost stands for')
  expect(await target('http://shop.test/', { allowAddress: '93.184.215.15' })).toMatchObject({
    addresses: ['93.184.215.15'],
    isLoopback: false,
    host: 'shop.test',
  })
})

test.each([
  ['2001:DB8::1', '2001:db8::1'],
  ['2001:0db8:0:0:0:0:0:1', '2001:db8::1'],
  ['::ffff:10.0.0.7', '10.0.0.7'],
])('%s confirms %s: an address is meant, not a spelling', async (allowAddress, address) => {
  const found = await urlTarget({ url: 'http://v6.test/', allowAddress }, async () => ['203.0.113.9', address])
  expect(found).toMatchObject({ addresses: [address], isLoopback: false })
})

test.each([
  ['http://localhost/', '0:0:0:0:0:0:0:1', '::1'],
  ['http://0.0.0.0:8000/', undefined, '127.0.0.1'],
  ['http://0.0.0.0:8000/', '0.0.0.0', '127.0.0.1'],
  ['http://[::]:8000/', undefined, '::1'],
])('%s with --allow-address %s is this machine, and %s is dialled', async (url, allowAddress, address) => {
  const more = allowAddress === undefined ? {} : { allowAddress }
  expect(await target(url, more)).toMatchObject({ addresses: [address], isLoopback: true })
})

test('what is no address confirms nothing', async () => {
  expect(await refusal('http://shop.test/', { allowAddress: 'shop.test' })).toContain('which shop.test stands for')
})

test.each([
  ['no url', 'shop', /a URL such as/],
  ['another scheme', 'file:///etc/passwd', /file:.*http:\/\/ or https:\/\//],
  ['a user name', 'http://me@localhost/', /a user name or a password .* a URL without either/],
  ['a password', 'https://me:secret@localhost/', /^(?!.*secret)a user name or a password/],
  ['a password in what is no URL', 'https://me:secret@', /^(?!.*secret)"https:\/\/…@"/],
  ['a name that is none', 'http://nowhere.test/', /a name that nobody knows here/],
])('%s is refused', async (_, url, words) => {
  expect(await refusal(url)).toMatch(words)
})

test('a scenario’s paths are put behind the path of the URL, which can have nothing after it', async () => {
  expect(await refusal('http://localhost/x?y=1', { scenario: 'browse' })).toContain('those of the scenario browse')
  expect((await target('http://localhost/x', { scenario: 'browse' })).path).toBe('/x')
})

test('https: another port, and the name that the certificate must be of', async () => {
  expect(await target('https://localhost/x')).toMatchObject({ port: 443, tls: { serverName: 'localhost' } })
  expect(await target('https://localhost:8443', { ca: testAuthority })).toMatchObject({
    port: 8443,
    tls: { serverName: 'localhost', ca: testAuthority },
  })
  expect((await target('https://[::1]:8443')).tls).toEqual({ serverName: '::1' })
  expect(await target('http://localhost')).not.toHaveProperty('tls')
  expect(await refusal('https://shop.test/')).toContain('--allow-address 93.184.215.14')
})

test.each([
  ['nothing of use', 'hello', /no certificate/],
  ['a key', testIdentity('server').key, /a block PRIVATE KEY .*certificates as PEM/],
  ['a damaged one', testAuthority.replace(/[A-Za-z0-9+/]{40}/, ''), /certificate 1, which cannot be read/],
])('a file of authorities with %s is refused', async (_, ca, words) => {
  expect(await refusal('https://localhost/', { ca })).toMatch(words)
})

test('a file of authorities is for https only', async () => {
  expect(await refusal('http://localhost/', { ca: testAuthority })).toContain('https: with it')
})
