import { join } from 'node:path'
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  Notification,
  nativeTheme,
  powerSaveBlocker,
  protocol,
  screen,
  session,
  shell,
} from 'electron'
import { toFailure } from '../shared/domain/failure.ts'
import { failureText } from '../shared/text/failureText.ts'
import { composeWorkbench, configFolder } from './engine/compose.ts'
import { languageOf } from './shell/look.ts'
import { prepareShell, type ShellOptions, startShell } from './shell/startShell.ts'

const electron = {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  Notification,
  nativeTheme,
  powerSaveBlocker,
  protocol,
  screen,
  session,
  shell,
}

const options: ShellOptions = {
  page: join(import.meta.dirname, 'renderer'),
  preload: join(import.meta.dirname, 'preload.cjs'),
  configFolder: configFolder(process.env),
  openWorkbench: (printer) =>
    composeWorkbench({
      trusted: [],
      standsIn: process.cwd(),
      env: process.env,
      printer,
      // Packaged, they lie beside the archive as real files: Docker builds read them.
      ...(app.isPackaged && { resources: process.resourcesPath }),
    }),
}

// No `await` at the top level: Electron becomes ready only after this file has been read to its end.
if (prepareShell(electron, options)) {
  app
    .whenReady()
    .then(() => startShell(electron, options))
    .catch(giveUp)
} else {
  app.quit()
}

/** A program without a window would be there without anybody seeing it. */
function giveUp(error: unknown): void {
  const { title, details } = failureText(toFailure(error), process.platform, languageOf({ language: 'system' }, app))
  dialog.showErrorBox(title, details.join('\n'))
  app.exit(1)
}
