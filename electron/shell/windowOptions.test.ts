import { EventEmitter } from 'node:events'
import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron'
import { expect, test } from 'vitest'
import { createWindow } from './createWindow.ts'
import { pagePreferences, type WindowUse, windowOptions } from './windowOptions.ts'

const place = { x: 5, y: 6, width: 1300, height: 900, isMaximized: true }
const main: WindowUse = { kind: 'main', preload: '/out/preload.cjs', place, background: '#121517' }

test('what a page may do, word for word', () => {
  expect(pagePreferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    webSecurity: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    navigateOnDragDrop: false,
    spellcheck: false,
  })
  expect(Object.isFrozen(pagePreferences)).toBe(true)
})

test.each<[WindowUse]>([[main], [{ kind: 'print' }]])('a window for %o has them, and no others', (use) => {
  const { preload, ...preferences } = windowOptions(use).webPreferences ?? {}
  expect(preferences).toEqual(pagePreferences)
  expect(preload).toBe(use.kind === 'main' ? '/out/preload.cjs' : undefined)
})

test('the main window opens where it was, hidden until it has something to show, and maximised if it was', () => {
  const made: BrowserWindowConstructorOptions[] = []
  const did: string[] = []
  class FakeWindow extends EventEmitter {
    maximize = () => did.push('maximize')
    show = () => did.push('show')
    constructor(options: BrowserWindowConstructorOptions) {
      super()
      made.push(options)
    }
  }
  const window = createWindow(FakeWindow as unknown as typeof BrowserWindow, main)
  expect(made).toEqual([
    expect.objectContaining({ x: 5, y: 6, width: 1300, height: 900, minWidth: 1024, minHeight: 700, show: false }),
  ])
  expect(did).toEqual(['maximize'])
  window.emit('ready-to-show')
  expect(did).toEqual(['maximize', 'show'])
})
