import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserWindow, Dialog } from 'electron'
import type { Handlers } from '../../shared/contract/handlers.ts'
import type { HostRequests } from '../../shared/contract/window.ts'
import type { ShellTexts } from '../../shared/text/shell/shellTexts.ts'

export interface SaveParts {
  readonly dialog: Pick<Dialog, 'showSaveDialog' | 'showMessageBox'>
  readonly window: BrowserWindow
  readonly texts: () => ShellTexts
  /** Where the dialog begins. */
  readonly folder: () => string
  readonly make: Handlers['report.make']
  readonly showInFolder: (file: string) => void
}

type Save = HostRequests['report.save']

/** Asks where, makes the report, and offers to show it. The answer does not wait for that offer. */
export function saveReport(parts: SaveParts): (ask: Save['ask']) => Promise<Save['answer']> {
  return async ({ id, language, format }) => {
    const { t } = parts.texts()
    const chosen = await parts.dialog.showSaveDialog(parts.window, {
      title: t('save.title'),
      defaultPath: join(parts.folder(), reportFileName(id, language, format)),
      filters: [{ name: t(format === 'pdf' ? 'save.pdf' : 'save.html'), extensions: [format] }],
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    })
    if (chosen.canceled || chosen.filePath === '') return { kind: 'cancelled' }
    const file = withExtension(chosen.filePath, format)
    await parts.make({ id, language, [format]: file })
    void offer(file, parts)
    return { kind: 'saved', file }
  }
}

/** `palier-20261121-184700-comparison-x7k2-fr.pdf`: sorts by time. Ids are checked by the engine; here only what a file name may hold. */
export function reportFileName(id: string, language: 'en' | 'fr', format: 'pdf' | 'html'): string {
  return `palier-${id.replaceAll(/[^a-zA-Z0-9-]+/g, '-').slice(0, 100)}-${language}.${format}`
}

/**
 * Dialogs of Linux leave it to the person; a report without its ending would not open. A file that is there already was not the one
 * they were asked about, and is never replaced in this way.
 */
function withExtension(path: string, format: string): string {
  const whole = `${path}.${format}`
  return path.toLowerCase().endsWith(`.${format}`) || existsSync(whole) ? path : whole
}

async function offer(file: string, { dialog, window, texts, showInFolder }: SaveParts): Promise<void> {
  const { t } = texts()
  const { response } = await dialog.showMessageBox(window, {
    type: 'info',
    message: t('saved.title'),
    detail: file,
    buttons: [t('saved.show'), t('saved.done')],
    defaultId: 1,
    cancelId: 1,
  })
  if (response === 0) showInFolder(file)
}
