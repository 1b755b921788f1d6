import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { SuiteRecord } from '../../shared/domain/suiteRecord.ts'
import { fakeWorkbench } from '../engine/testing/fakeWorkbench.ts'
import { rawRequest } from './testing/rawRequest.ts'
import { traversals } from './testing/traversals.ts'
import { anybody, letIn, webSetting } from './testing/webSetting.ts'

const title = { en: 'Study', fr: 'Étude' }
const record: SuiteRecord = {
  schema: 'palier.suite/1',
  id: 's1',
  suite: 'study',
  title,
  createdAt: '2026-11-22T05:00:00.000Z',
  timeScale: 1,
  seed: 1,
  language: 'en',
  pdf: false,
  outcome: 'completed',
  comparisons: [],
}

/** A host with one stored suite, a browser that was let in, and the address that its tab was told. */
async function setting() {
  const { workbench, root } = fakeWorkbench()
  const folder = join(root, 'data/suites/s1')
  mkdirSync(join(folder, '01-first/csv'), { recursive: true })
  const files = { 'suite.json': JSON.stringify(record), 'index.html': 'the page', 'notes.txt': 'not handed out' }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  writeFileSync(join(folder, '01-first/report.html'), 'the report')
  writeFileSync(join(folder, '01-first/csv/runs.csv'), 'a,b')
  writeFileSync(join(root, 'data/secret.html'), 'not for anybody')
  symlinkSync(join(root, 'data/secret.html'), join(folder, 'way-out.html'))
  const web = await webSetting(workbench, anybody)
  const { cookie, tab } = await letIn(web)
  const get = (path: string, headers: readonly string[] = [`Cookie: ${cookie}`]) =>
    rawRequest(web.port, { path, headers: [...headers] })
  const asked = await get('/suites/s1', [`Cookie: ${cookie}`, `X-Palier-Tab: ${tab}`])
  const { address = '' } = (JSON.parse(asked.body) as { value?: { address?: string } }).value ?? {}
  return { web, get, cookie, tab, address, base: address.replace(/index\.html$/, '') }
}

test('a tab is told an address that a link can carry; what lies beside the page is reached from there', async () => {
  const { get, address, base, cookie, tab } = await setting()
  expect(address).toMatch(/^\/reading\/[A-Za-z0-9_-]{43}\/index\.html$/)
  const page = await get(address)
  expect([page.status, page.body]).toEqual([200, 'the page'])
  // Whatever stands in it, nothing runs and nothing is fetched.
  expect(page.headers['content-security-policy']).toMatch(/^default-src 'none';(?!.*script-src)/)
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
  expect((await get(`${base}01-first/report.html`)).body).toBe('the report')
  expect((await get(`${base}01-first/csv`)).body).toContain('<a href="csv/runs.csv">')
  expect((await get(`${base}01-first/csv/runs.csv`)).headers['content-disposition']).toBe(
    'attachment; filename="runs.csv"',
  )
  const again = await get('/suites/s1', [`Cookie: ${cookie}`, `X-Palier-Tab: ${tab}`])
  expect(again.body).toContain(address)
})

test('nobody gets it without the cookie, with another name in the path, or from elsewhere', async () => {
  const { get, address, cookie, web } = await setting()
  expect((await get(address, [])).status).toBe(403)
  expect((await get(address, [`Cookie: ${cookie}`, 'Origin: http://evil.example'])).status).toBe(403)
  expect((await get(address, [`Cookie: ${cookie}`, 'Sec-Fetch-Site: cross-site'])).status).toBe(403)
  const elsewhere = { path: address, hosts: [`evil.example:${web.port}`], headers: [`Cookie: ${cookie}`] }
  expect((await rawRequest(web.port, elsewhere)).status).toBe(403)
  expect((await get('/suites/s1')).status).toBe(403)
  for (const path of [address.replace(/[A-Za-z0-9_-]{43}/, 'A'.repeat(43)), '/reading/s1/index.html', '/reading/']) {
    const { status, body } = await get(path)
    expect(status, path).toBeGreaterThanOrEqual(400)
    expect(body, path).toBe('')
  }
})

test('what is not of the suite’s own kinds, or not in its folder, is not handed out', async () => {
  const { get, base } = await setting()
  const ways = ['suite.json/', 'notes.txt', 'way-out.html', '', 'missing.html', '.', '..']
  for (const path of [...ways.map((way) => base + way), ...traversals.map((way) => base + way.replace(/^\//, ''))]) {
    const { status, body } = await get(path)
    expect(status, path).toBeGreaterThanOrEqual(400)
    expect(body, path).not.toContain('not ')
  }
})

test('a suite that there is not', async () => {
  const { get, cookie, tab } = await setting()
  const { status, body } = await get('/suites/nothing', [`Cookie: ${cookie}`, `X-Palier-Tab: ${tab}`])
  expect(status).toBe(404)
  expect(JSON.parse(body)).toMatchObject({ failure: { kind: 'unknownName', what: 'suite', known: ['s1'] } })
})
