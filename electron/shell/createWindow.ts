import type { BrowserWindow } from 'electron'
import { type WindowUse, windowOptions } from './windowOptions.ts'

/** The only place that constructs a window; the linter refuses it elsewhere. */
export function createWindow(Window: typeof BrowserWindow, use: WindowUse): BrowserWindow {
  const window = new Window(windowOptions(use))
  if (use.kind === 'main') {
    if (use.place.isMaximized) window.maximize()
    window.once('ready-to-show', () => window.show())
  }
  return window
}
