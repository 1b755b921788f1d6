import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserWindow } from 'electron'
import { expect, onTestFinished, test } from 'vitest'
import type { Handlers } from '../../shared/contract/handlers.ts'
import { shellTexts } from '../../shared/text/shell/shellTexts.ts'
import { reportFileName, saveReport } from './saveReport.ts'

const window = {} as BrowserWindow

function saving(chosen: { canceled: boolean; filePath: string }, shows = 1) {
  const log: unknown[] = []
  const save = saveReport({
    window,
    texts: () => shellTexts('en'),
    folder: () => '/home/me/Documents',
    dialog: {
      showSaveDialog: async (_window: unknown, options: { defaultPath?: string }) => {
        log.push(['where', options.defaultPath])
        return chosen
      },
      showMessageBox: async () => ({ response: shows, checkboxChecked: false }),
    } as never,
    make: (async (ask) => {
      log.push(['make', ask])
      return { files: [] }
    }) satisfies Handlers['report.make'],
    showInFolder: (file) => log.push(['show', file]),
  })
  return { save, log }
}

const ask = { id: '20261121-184700-comparison-x7k2', language: 'fr', format: 'pdf' } as const

test('asks where, makes the report there, and shows it when wanted', async () => {
  const { save, log } = saving({ canceled: false, filePath: '/tmp/mine.pdf' }, 0)
  expect(await save(ask)).toEqual({ kind: 'saved', file: '/tmp/mine.pdf' })
  await new Promise((resolve) => setImmediate(resolve))
  expect(log).toEqual([
    ['where', join('/home/me/Documents', 'palier-20261121-184700-comparison-x7k2-fr.pdf')],
    ['make', { id: ask.id, language: 'fr', pdf: '/tmp/mine.pdf' }],
    ['show', '/tmp/mine.pdf'],
  ])
})

test('dismissed: nothing is made', async () => {
  const { save, log } = saving({ canceled: true, filePath: '' })
  expect(await save(ask)).toEqual({ kind: 'cancelled' })
  expect(log).toHaveLength(1)
})

test('a name without its ending gets it, unless that would replace a file that nobody asked about', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'palier-save-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const filePath = join(folder, 'mine')
  expect(await saving({ canceled: false, filePath }).save(ask)).toEqual({ kind: 'saved', file: `${filePath}.pdf` })
  writeFileSync(`${filePath}.pdf`, 'another')
  expect(await saving({ canceled: false, filePath }).save(ask)).toEqual({ kind: 'saved', file: filePath })
})

test.each([
  ['r1', 'palier-r1-en.html'],
  ['../../etc/passwd', 'palier--etc-passwd-en.html'],
  ['a\u0000b:c', 'palier-a-b-c-en.html'],
  ['x'.repeat(400), `palier-${'x'.repeat(100)}-en.html`],
])('the name offered for %o is a name on every system', (id, name) => {
  expect(reportFileName(id, 'en', 'html')).toBe(name)
})
