import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCli } from './runCli.ts'
import { notedAs, type StandIn, startStandIn } from './standin/startStandIn.ts'

const bundle = join(import.meta.dirname, '../out')
const server = createServer((_request, response) => response.end('ok'))
let shell: StandIn
let runId: string

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  shell = await startStandIn(bundle)
  const args = [
    'load',
    `http://127.0.0.1:${port}/`,
    '--users',
    '2',
    '--duration',
    '3s',
    '--think',
    '100ms',
    '--json',
    '-',
  ]
  const { stdout } = await runCli(bundle, args, shell.folders)
  runId = (JSON.parse(stdout) as { runId: string }).runId
})
afterAll(async () => {
  await shell.stop()
  server.close()
})

const save = async (format: 'pdf' | 'html', language: 'en' | 'fr'): Promise<unknown> => {
  const page = await shell.page()
  return await page.evaluate((input) => window.palier?.ask['report.save'](input), { id: runId, language, format })
}
const openDialogs = (): Record<string, unknown>[] => notedAs(shell, 'dialog') as Record<string, unknown>[]

test('the save dialog answered, the PDF is there, printed by a hidden window, and can be shown', async () => {
  const answered = save('pdf', 'fr')
  await expect.poll(openDialogs).toHaveLength(1)
  const file = join(shell.folders.documents, `palier-${runId}-fr.pdf`)
  expect(openDialogs()[0]).toMatchObject({ kind: 'save', defaultPath: file, filters: [{ extensions: ['pdf'] }] })
  await shell.tell({ kind: 'answerDialog', answer: { canceled: false, filePath: file } })
  expect(await answered).toEqual({ ok: true, value: { kind: 'saved', file } })

  expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-')
  const info = spawnSync('pdfinfo', [file], { encoding: 'utf8' })
  if (info.error === undefined) {
    expect(info.stdout).toMatch(/^Tagged:\s+yes$/m)
    expect(info.stdout).toMatch(/^Page size:\s+59[45]\.\d+ x 84[12]\.\d+ pts \(A4\)$/m)
    expect(info.stdout).toMatch(/^Title:\s+\S/m)
  }
  const [main, hidden] = notedAs(shell, 'window') as { show: boolean; webPreferences: Record<string, unknown> }[]
  const { preload, ...preferences } = main?.webPreferences ?? {}
  expect(preload).toMatch(/preload\.cjs$/)
  expect(hidden).toEqual({ show: false, webPreferences: preferences })
  expect(notedAs(shell, 'request left')).toEqual([])

  expect(openDialogs()[1]).toMatchObject({ kind: 'message', detail: file })
  await shell.tell({ kind: 'answerDialog', answer: { response: 0 } })
  await expect.poll(() => notedAs(shell, 'shown in folder')).toEqual([file])
})

test('a dismissed dialog saves nothing', async () => {
  const before = openDialogs().length
  const answered = save('html', 'en')
  await expect.poll(openDialogs).toHaveLength(before + 1)
  await shell.tell({ kind: 'answerDialog', answer: { canceled: true, filePath: '' } })
  expect(await answered).toEqual({ ok: true, value: { kind: 'cancelled' } })
  expect(existsSync(join(shell.folders.documents, `palier-${runId}-en.html`))).toBe(false)
})
