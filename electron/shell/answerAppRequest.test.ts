import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerAppRequest } from './answerAppRequest.ts'

const folder = mkdtempSync(join(tmpdir(), 'palier-app-'))
const root = join(folder, 'renderer')
beforeAll(() => {
  mkdirSync(join(root, 'assets'), { recursive: true })
  mkdirSync(join(folder, 'renderer-evil'))
  writeFileSync(join(root, 'index.html'), '<!doctype html>')
  writeFileSync(join(root, 'assets/app.js'), 'export {}')
  writeFileSync(join(root, 'assets/notes.txt'), 'not ours')
  writeFileSync(join(root, '.secret.html'), 'hidden')
  writeFileSync(join(folder, 'secret.html'), 'secret')
  writeFileSync(join(folder, 'renderer-evil/index.html'), 'secret')
})
afterAll(() => rmSync(folder, { recursive: true }))

const documents = new Map([['7f3a', '<h1>Report</h1>']])
const get = (url: string, method = 'GET') => answerAppRequest({ url, method }, { root, documents })

test.each([
  ['app://palier/', 'text/html; charset=utf-8', '<!doctype html>'],
  ['app://palier/index.html#/live', 'text/html; charset=utf-8', '<!doctype html>'],
  ['app://palier/assets/app.js?v=1', 'text/javascript; charset=utf-8', 'export {}'],
])('%s is served as %s', async (url, type, text) => {
  const answer = await get(url)
  expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([200, type, text])
})

test.each([
  'app://palier/missing.js',
  'app://palier/assets/',
  'app://palier/assets/notes.txt',
  'app://palier/.secret.html',
  'app://palier/../secret.html',
  'app://palier/..%2fsecret.html',
  'app://palier/%2e%2e/secret.html',
  'app://palier/%252e%252e/secret.html',
  'app://palier/assets/..%5c..%5csecret.html',
  'app://palier/../renderer-evil/index.html',
  'app://palier/%00index.html',
  'app://palier/%zz',
  'app://palier//etc/passwd.html',
  'app://palier/C:/secret.html',
  `app://palier/${'../'.repeat(40)}etc/hosts.html`,
  'app://palier.example/index.html',
  'app://palier@hostile/index.html',
  'app://report/other',
  'app://report/',
  'file:///etc/passwd',
])('%s is not', async (url) => {
  const answer = await get(url)
  expect([answer.status, await answer.text()]).toEqual([404, ''])
})

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('%s is refused', async (method) => {
  expect((await get('app://palier/', method)).status).toBe(405)
})

test('every answer has the security headers; scripts come from here only, nothing is inline', async () => {
  for (const url of ['app://palier/', 'app://palier/missing']) {
    const { headers } = await get(url)
    const policy = Object.fromEntries(
      (headers.get('content-security-policy') ?? '').split('; ').map((part) => part.split(/ (.*)/s).slice(0, 2)),
    )
    expect(policy).toMatchObject({
      'default-src': "'self'",
      'script-src': "'self'",
      'connect-src': "'self'",
      'object-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
    })
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('access-control-allow-origin')).toBeNull()
  }
})

test('a document to be printed runs and fetches nothing', async () => {
  const answer = await get('app://report/7f3a')
  expect(await answer.text()).toBe('<h1>Report</h1>')
  expect(answer.headers.get('content-security-policy')).toBe(
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:",
  )
})
