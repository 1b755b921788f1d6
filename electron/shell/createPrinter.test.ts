import type { BrowserWindow } from 'electron'
import { expect, test } from 'vitest'
import { createPrinter } from './createPrinter.ts'

function printing(load: (url: string) => Promise<void>) {
  const documents = new Map<string, string>()
  const log: unknown[] = []
  const window = {
    loadURL: async (url: string) => {
      log.push(documents.get(url.replace('app://report/', '')))
      await load(url)
    },
    webContents: {
      printToPDF: async (options: object) => {
        log.push(options)
        return Buffer.from('%PDF')
      },
    },
    destroy: () => log.push('destroyed'),
  }
  return { printer: createPrinter(() => window as unknown as BrowserWindow, documents), documents, log }
}
const never = new AbortController().signal

test('the document is served while it is printed, on the paper of its own style sheet; nothing stays', async () => {
  const { printer, documents, log } = printing(async () => undefined)
  expect(Buffer.from(await printer.toPdf('<h1>Report</h1>', never)).toString()).toBe('%PDF')
  expect(log).toEqual([
    '<h1>Report</h1>',
    { preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true, generateDocumentOutline: true },
    'destroyed',
  ])
  expect(documents.size).toBe(0)
})

test('a page that cannot be printed is a failure in words; nothing stays', async () => {
  const { printer, documents, log } = printing(async () => {
    throw new Error('ERR_FAILED (-2)')
  })
  await expect(printer.toPdf('x', never)).rejects.toMatchObject({
    failure: { kind: 'pdfFailed', message: 'ERR_FAILED (-2)' },
  })
  expect([documents.size, log.at(-1)]).toEqual([0, 'destroyed'])
})

test('giving up ends the window that hangs', async () => {
  const { printer, documents, log } = printing(() => new Promise(() => undefined))
  const stop = new AbortController()
  const printed = printer.toPdf('x', stop.signal)
  stop.abort(new Error('too late'))
  await expect(printed).rejects.toThrow('too late')
  expect([documents.size, log.at(-1)]).toEqual([0, 'destroyed'])
})
