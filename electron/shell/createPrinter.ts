import { randomUUID } from 'node:crypto'
import type { BrowserWindow, PrintToPDFOptions } from 'electron'
import { PalierError } from '../../shared/domain/failure.ts'
import type { Printer } from '../engine/compose.ts'
import { printOrigin } from './appAddress.ts'

/** As the other hosts print: the document's own style sheet gives paper and margins. */
const paper: PrintToPDFOptions = {
  preferCSSPageSize: true,
  printBackground: true,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
}

const browser = 'Electron'

/** Prints with a hidden window of the shell: no browser has to be installed. `documents` is what `app://report/` serves. */
export function createPrinter(openWindow: () => BrowserWindow, documents: Map<string, string>): Printer {
  return {
    browser: () => browser,
    toPdf: async (html, signal) => {
      signal.throwIfAborted()
      const name = randomUUID()
      documents.set(name, html)
      const window = openWindow()
      try {
        return await Promise.race([print(window, `${printOrigin}/${name}`), aborted(signal)])
      } catch (error) {
        signal.throwIfAborted()
        const message = error instanceof Error ? error.message : String(error)
        throw new PalierError({ kind: 'pdfFailed', browser, message }, { cause: error })
      } finally {
        documents.delete(name)
        window.destroy()
      }
    },
  }
}

async function print(window: BrowserWindow, url: string): Promise<Uint8Array> {
  await window.loadURL(url)
  return await window.webContents.printToPDF(paper)
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}
