import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron'
import type { WindowPlace } from './windowPlace.ts'

/**
 * What a page of ours may do, in every window without exception. Written out although most are Electron's defaults: a default
 * that changes, or a later spread that overrides one, is seen by the test.
 */
export const pagePreferences = Object.freeze({
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
  // Its dictionaries would be downloaded from the network.
  spellcheck: false,
} satisfies WebPreferences)

/** What a window is for. */
export type WindowUse =
  | {
      readonly kind: 'main'
      /** Absolute path of the built preload. */
      readonly preload: string
      readonly place: WindowPlace
      readonly background: string
    }
  /** Never shown, without a bridge: it prints one document. */
  | { readonly kind: 'print' }

export const smallestWindow = { width: 1024, height: 700 } as const

export function windowOptions(use: WindowUse): BrowserWindowConstructorOptions {
  if (use.kind === 'print') return { show: false, webPreferences: { ...pagePreferences } }
  const { x, y, width, height } = use.place
  return {
    width,
    height,
    ...(x !== undefined && y !== undefined && { x, y }),
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    title: 'Palier',
    // Shown when there is something to see, on the colour of the page: no white flash.
    show: false,
    backgroundColor: use.background,
    webPreferences: { ...pagePreferences, preload: use.preload },
  }
}
