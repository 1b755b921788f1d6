import { app as realApp } from './app.ts'
import { BrowserWindow, windows } from './BrowserWindow.ts'
import { obey } from './obey.ts'
import { onlyImitated } from './onlyImitated.ts'

/** The stand-in as the built main bundle imports it. What is not exported here cannot be imported: Node says its name. */
export { dialog, Menu, Notification, nativeTheme, powerSaveBlocker, screen, shell } from './desktop.ts'
export { ipcMain } from './ipcMain.ts'
export { protocol } from './protocol.ts'
export { session } from './session.ts'
export { BrowserWindow }
export const app = onlyImitated('app', realApp)

realApp.closeWindows = () => {
  for (const window of [...windows]) window.close()
  return windows.length === 0
}
process.on('message', (message) => void obey(message as Parameters<typeof obey>[0]))
// The spec has gone: nobody would ever end this process.
process.on('disconnect', () => process.exit(1))
