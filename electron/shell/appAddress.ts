/** The scheme that pages are served on: never `file:`, which Chromium gives rights that no page of ours needs. */
export const appScheme = 'app'
/** Of the window's page. A printed document has another host, and so another origin. */
export const appOrigin = 'app://palier'
export const startUrl = `${appOrigin}/`
export const printOrigin = 'app://report'

/** Whether a frame with this address is a page of ours. Prefixes end in a slash: `app://palier.example/` is somebody else. */
export function isOurAddress(url: string): boolean {
  return url.startsWith(`${appOrigin}/`)
}

/** The page itself, wherever it has scrolled to: what reloading it asks for. */
export function isStartAddress(url: string): boolean {
  return url === startUrl || url.startsWith(`${startUrl}#`)
}
