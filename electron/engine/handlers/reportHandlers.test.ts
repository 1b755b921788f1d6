import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { answer } from '../../../shared/contract/serve.ts'
import { type FakeWorkbench, fakeWorkbench } from '../testing/fakeWorkbench.ts'

const ask = { configurations: ['one', 'two'], profile: 'short', timeScale: 1, set: {}, seed: 1, repeat: 2 }

async function compared(): Promise<FakeWorkbench & { readonly id: string; readonly runIds: readonly string[] }> {
  const setting = fakeWorkbench()
  const { comparisonId, runs } = await setting.workbench.handlers['comparison.start'](ask)
  await setting.untilEnded()
  return { ...setting, id: comparisonId, runIds: runs.map(({ runId }) => runId) }
}

async function reported({ workbench, root }: FakeWorkbench, id: string, name: string): Promise<string> {
  const html = join(root, name)
  await workbench.handlers['report.make']({ id, language: 'fr', html })
  return readFileSync(html, 'utf8').replace(/"printedAt":"[^"]*"/, '"printedAt":""')
}

test('exported, removed, imported: the report is identical but for its print date', async () => {
  const setting = await compared()
  const before = await reported(setting, setting.id, 'before.html')
  const file = join(setting.root, 'a.tgz')
  await setting.workbench.handlers['run.export']({ id: setting.id, file })
  expect((await setting.workbench.handlers['run.remove']({ id: setting.id })).removed).toHaveLength(5)
  expect(await setting.workbench.handlers['run.list']({})).toEqual([])
  const gone = await answer(setting.workbench.handlers, 'report.make', { id: setting.id, language: 'fr', html: file })
  expect(gone).toMatchObject({ ok: false, failure: { kind: 'unknownName' } })
  await setting.workbench.handlers['run.import']({ file })
  await setting.clock.advance(100_000)
  expect(await reported(setting, setting.id, 'after.html')).toBe(before)
  expect(JSON.parse(before)).toMatchObject({ language: 'fr', comparison: { id: setting.id } })
})

test('every form of it, each where it was asked for', async () => {
  const setting = await compared()
  const path = (name: string): string => join(setting.root, name)
  const { files } = await setting.workbench.handlers['report.make']({
    id: setting.id,
    language: 'en',
    html: path('r.html'),
    pdf: path('r.pdf'),
    log: path('r.log'),
    csv: path('tables'),
  })
  expect(
    files
      .map((file) => file.slice(setting.root.length + 1))
      .sort()
      .slice(0, 3),
  ).toEqual(['r.html', 'r.log', 'r.pdf'])
  expect(readFileSync(path('r.pdf'), 'utf8')).toBe(`PDF ${readFileSync(path('r.html'), 'utf8')}`)
  expect(readFileSync(path('r.log'), 'utf8').split('\n')[0]).toMatch(
    /^2026-01-01T\S+Z \+0s run=one:baseline#1 users=\d/,
  )
  const phases = readFileSync(path('tables/phases.csv'), 'utf8').trimEnd().split('\r\n')
  expect(phases).toHaveLength(1 + 4 * 2)
})

test('a single run is reported as a comparison of one; a removed run of a comparison only lacks its curves', async () => {
  const setting = await compared()
  const [runId = '', ...others] = setting.runIds
  const one = JSON.parse(await reported(setting, runId, 'one.html')) as { comparison: object; runs: object[] }
  expect(one).toMatchObject({
    comparison: { id: runId, repeat: 1, planned: [{ runId, repeat: 1 }], runs: [{ runId }] },
    runs: [{ manifest: { id: runId } }],
  })
  const { notes } = await setting.workbench.handlers['run.remove']({ id: runId })
  expect(notes[0]).toContain(`The comparison ${setting.id} keeps the figures of ${runId}`)
  const rest = JSON.parse(await reported(setting, setting.id, 'rest.html')) as {
    comparison: { runs: object[] }
    runs: { manifest: { id: string } }[]
  }
  expect(rest.comparison.runs).toHaveLength(4)
  expect(rest.runs.map(({ manifest }) => manifest.id).sort()).toEqual([...others].sort())
})
