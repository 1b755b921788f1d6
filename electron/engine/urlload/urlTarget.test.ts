import { expect, test } from 'vitest'
import type { LoadAsk } from '../../../shared/contract/requests.ts'
import { toFailure } from '../../../shared/domain/failure.ts'
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
  ['no url', 'shop', /a URL such as/],
  ['TLS', 'https://localhost/', /TLS is not spoken yet/],
  ['another scheme', 'file:///etc/passwd', /file:/],
  ['a user name', 'http://me:secret@localhost/', /a URL without one/],
  ['a name that is none', 'http://nowhere.test/', /a name that nobody knows here/],
])('%s is refused', async (_, url, words) => {
  expect(await refusal(url)).toMatch(words)
})

test('a scenario brings its own paths', async () => {
  expect(await refusal('http://localhost/x', { scenario: 'browse' })).toContain('the scenario browse brings its own')
  expect((await target('http://localhost', { scenario: 'browse' })).path).toBe('/')
})
