import type { Session, WebContents } from 'electron'
import { appOrigin, appScheme, isOurAddress, isStartAddress } from './appAddress.ts'

/** Only what Electron emits for every contents, whichever way it came to be. */
export type GuardedContents = Pick<WebContents, 'on' | 'setWindowOpenHandler'>
export type GuardedSession = Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'webRequest'
>

/**
 * Keeps a page where it is: it leads nowhere, opens nothing, embeds nothing. What the shell itself loads is not asked about.
 * There is no list of external addresses: no link of the product leads out of it, so nothing is ever handed to the system's browser.
 */
export function guardContents(contents: GuardedContents): void {
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isStartAddress(event.url)) event.preventDefault()
  })
  contents.on('will-navigate', (event) => {
    if (!isStartAddress(event.url)) event.preventDefault()
  })
  // Nothing of ours redirects.
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

/**
 * No camera, no position, no notification of the page's own, no device; asked for or only inquired about. And no network. The one
 * exception is writing text to the clipboard, which Chromium allows only after a click: commands are copied from our own page.
 */
export function guardSession(session: GuardedSession): void {
  session.setPermissionRequestHandler((_contents, permission, decide, { isMainFrame, requestingUrl }) =>
    decide(isCopying(permission, isMainFrame, requestingUrl)),
  )
  session.setPermissionCheckHandler((_contents, permission, origin, { isMainFrame }) =>
    isCopying(permission, isMainFrame, origin),
  )
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !isInside(details.url) }))
}

function isCopying(permission: string, isMainFrame: boolean, url: string): boolean {
  return permission === 'clipboard-sanitized-write' && isMainFrame && (url === appOrigin || isOurAddress(url))
}

/** Our own pages, what they carry in themselves, and the developer tools of a build that is not packaged. */
const insideSchemes: readonly string[] = [appScheme, 'data', 'blob', 'devtools']

function isInside(url: string): boolean {
  return insideSchemes.includes(url.slice(0, url.indexOf(':')).toLowerCase())
}
