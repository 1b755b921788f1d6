import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fakeWorkbench } from '../engine/testing/fakeWorkbench.ts'
import { MetricsFile } from './metricsFile.ts'
import { rawRequest } from './testing/rawRequest.ts'
import { anybody, letIn, webSetting } from './testing/webSetting.ts'

async function setting() {
  const { workbench } = fakeWorkbench()
  const web = await webSetting(workbench, { ...anybody, hasMetrics: true })
  const file = web.host.metricsFile ?? ''
  return { ...web, file, bearer: `Authorization: Bearer ${readFileSync(file, 'utf8')}` }
}

test('whoever has the token is told of the run that is on, and that there is none', async () => {
  const { port, bearer } = await setting()
  const { status, headers, body } = await rawRequest(port, { path: '/metrics', headers: [bearer] })
  expect(status).toBe(200)
  expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8')
  expect(body).toContain('palier_run_active 0')
})

test('nobody else is: other tokens, keys of pages, other Hosts, browsers of any kind', async () => {
  const web = await setting()
  const { port, bearer } = web
  const { cookie, key, tab } = await letIn(web)
  const pageKeys = [`Cookie: ${cookie}`, `X-Palier-Key: ${key}`, `X-Palier-Tab: ${tab}`]
  const refused = [
    { headers: [] },
    { headers: [`Authorization: Bearer ${'A'.repeat(43)}`] },
    { headers: [bearer.replace('Bearer', 'Basic')] },
    { headers: pageKeys },
    { headers: [bearer, 'Origin: http://evil.example'] },
    { headers: [bearer, `Origin: http://127.0.0.1:${port}`] },
    { headers: [bearer, 'Sec-Fetch-Site: none'] },
    { headers: [bearer, 'Sec-Fetch-Site: same-origin'] },
    { headers: [bearer], hosts: [`evil.example:${port}`] },
    { headers: [bearer], hosts: [] },
    { headers: [bearer], method: 'POST' },
  ]
  for (const ask of refused) {
    const { status, body } = await rawRequest(port, { path: '/metrics', ...ask })
    expect([403, 405, 415], JSON.stringify(ask)).toContain(status)
    expect(body).not.toContain('palier_')
  }
})

test('the token opens nothing but the metrics', async () => {
  const { port, bearer } = await setting()
  for (const path of ['/', '/assets/index-Ab12Cd34.js', '/reports/x']) {
    expect((await rawRequest(port, { path, headers: [bearer] })).status).toBe(403)
  }
})

test('without having been asked for there are none', async () => {
  const { workbench } = fakeWorkbench()
  const { host, port } = await webSetting(workbench, anybody)
  expect(host.metricsFile).toBeUndefined()
  expect((await rawRequest(port, { path: '/metrics', headers: ['Authorization: Bearer x'] })).status).toBe(403)
})

test('the token is this user’s alone, and gone with the host; those of killed hosts go with the next', async () => {
  const { host, file, launchFolder } = await setting()
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
  const stale = join(launchFolder, 'metrics-1.token')
  writeFileSync(stale, 'x')
  const next = new MetricsFile(launchFolder, 2)
  expect([existsSync(stale), existsSync(file)]).toEqual([false, true])
  next.remove()
  await host.end()
  expect(existsSync(file)).toBe(false)
})
