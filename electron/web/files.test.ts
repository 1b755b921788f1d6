import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { fakeWorkbench } from '../engine/testing/fakeWorkbench.ts'
import { readBuiltWindow } from './builtWindow.ts'
import { rawRequest } from './testing/rawRequest.ts'
import { traversals } from './testing/traversals.ts'
import { letIn, webSetting } from './testing/webSetting.ts'

test.each([
  {
    path: '/assets/index-Ab12Cd34.js',
    type: 'text/javascript; charset=utf-8',
    cache: 'private, max-age=31536000, immutable',
  },
  {
    path: '/assets/index-Zy98Xw76.css',
    type: 'text/css; charset=utf-8',
    cache: 'private, max-age=31536000, immutable',
  },
  { path: '/assets/font-Q1w2E3r4.woff2', type: 'font/woff2', cache: 'private, max-age=31536000, immutable' },
  { path: '/favicon.svg', type: 'image/svg+xml', cache: 'no-store' },
])('$path is served as what it is', async ({ path, type, cache }) => {
  const web = await webSetting(fakeWorkbench().workbench)
  const { cookie } = await letIn(web)
  const { status, headers } = await rawRequest(web.port, { path, headers: [`Cookie: ${cookie}`] })
  expect(status).toBe(200)
  expect(headers).toMatchObject({ 'content-type': type, 'cache-control': cache })
})

test.each(['/index.html', '/.vite/manifest.json', '/assets', '/assets/', '/secret.txt', '/missing.js'])(
  '%s is nothing that is served',
  async (path) => {
    const web = await webSetting(fakeWorkbench().workbench)
    const { cookie, tab } = await letIn(web)
    const { status, body } = await rawRequest(web.port, {
      path,
      headers: [`Cookie: ${cookie}`, `X-Palier-Tab: ${tab}`],
    })
    expect({ status, body }).toEqual({ status: 404, body: '' })
  },
)

test('two hundred ways out of the folder lead nowhere, also for whoever was let in', { timeout: 60_000 }, async () => {
  const web = await webSetting(fakeWorkbench().workbench)
  const { cookie, tab } = await letIn(web)
  const headers = [`Cookie: ${cookie}`, `X-Palier-Tab: ${tab}`]
  expect(traversals.length).toBeGreaterThanOrEqual(200)
  for (const start of ['/', '/assets/', '/reports/']) {
    const answers = await Promise.all(
      traversals.map((way) => rawRequest(web.port, { path: `${start}${way}`, headers })),
    )
    for (const { status, body } of answers) {
      expect([400, 403, 404]).toContain(status)
      expect(body).not.toMatch(/not for anybody|root:/)
    }
  }
})

test('every page has a token of its own, and is kept by no cache', async () => {
  const web = await webSetting(fakeWorkbench().workbench)
  const { cookie, tab } = await letIn(web)
  const page = await rawRequest(web.port, { headers: [`Cookie: ${cookie}`] })
  expect(page.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
  expect(page.body).toMatch(/<meta name="palier-tab" content="[A-Za-z0-9_-]{43}" \/>/)
  expect(page.body).not.toContain(tab)
})

test('a window that is not built, or has no place for its token, is told as such', () => {
  const folder = mkdtempSync(join(tmpdir(), 'palier-window-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  expect(() => readBuiltWindow(folder)).toThrow(/not built.*index\.html is missing.*npm run build/)
  writeFileSync(join(folder, 'index.html'), '<html></html>')
  expect(() => readBuiltWindow(folder)).toThrow(/has no <meta name="palier-tab"/)
})
