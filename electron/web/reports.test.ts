import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { type FakeWorkbench, fakeWorkbench } from '../engine/testing/fakeWorkbench.ts'
import { rawRequest } from './testing/rawRequest.ts'
import { letIn, webSetting } from './testing/webSetting.ts'

const ask = { configurations: ['one', 'two'], profile: 'short', timeScale: 1, set: {}, seed: 1, repeat: 1 }

async function setting(setting: FakeWorkbench = fakeWorkbench()) {
  const { comparisonId } = await setting.workbench.handlers['comparison.start'](ask)
  await setting.untilEnded()
  const web = await webSetting(setting.workbench)
  const { cookie, tab } = await letIn(web)
  const get = (path: string) => rawRequest(web.port, { path, headers: [`Cookie: ${cookie}`, `X-Palier-Tab: ${tab}`] })
  return { get, comparisonId }
}

const temporary = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('palier-report-'))

test.each([
  { format: 'html', type: 'text/html; charset=utf-8', begins: '{"comparison"' },
  { format: 'pdf', type: 'application/pdf', begins: 'PDF {"comparison"' },
])('a report as $format is a download with a name, and leaves no file behind', async ({ format, type, begins }) => {
  const { get, comparisonId } = await setting()
  const before = temporary()
  const { status, headers, body } = await get(`/reports/${comparisonId}?language=fr&format=${format}`)
  expect(status).toBe(200)
  expect(headers).toMatchObject({
    'content-type': type,
    'content-disposition': `attachment; filename="palier-${comparisonId}.${format}"`,
    'content-length': `${body.length}`,
  })
  expect(body).toContain('"language":"fr"')
  expect(body.startsWith(begins)).toBe(true)
  expect(temporary()).toEqual(before)
})

test.each([
  { path: '/reports/nothing?language=en&format=pdf', status: 404, failure: { kind: 'unknownName', name: 'nothing' } },
  {
    path: '/reports/x?language=de&format=pdf',
    status: 400,
    failure: { kind: 'badInput', problems: [{ field: 'language', found: '"de"', expected: 'en or fr' }] },
  },
  {
    path: '/reports/x?language=en&format=exe',
    status: 400,
    failure: { kind: 'badInput', problems: [{ field: 'format', found: '"exe"' }] },
  },
  { path: '/reports/x', status: 400, failure: { kind: 'badInput', problems: [{ field: 'language', found: 'null' }] } },
])('$path is a failure in the contract’s words, and leaves no file behind', async ({ path, status, failure }) => {
  const { get } = await setting()
  const before = temporary()
  const answer = await get(path)
  expect(answer.status).toBe(status)
  expect(answer.headers['content-type']).toBe('application/json')
  expect(answer.headers['content-disposition']).toBeUndefined()
  expect(JSON.parse(answer.body)).toMatchObject({ ok: false, failure })
  expect(temporary()).toEqual(before)
})
