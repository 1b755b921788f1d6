/**
 * Chromium knows no scheme `app:` unless Electron registers it. The stand-in serves its pages on https hosts that no name server
 * knows (no request leaves the browser: all are answered by interception) and translates every address in both directions.
 */
const suffix = '.app.stand-in'

export function toBrowser(url: string): string {
  return url.replace(/^app:\/\/([^/]+)/, `https://$1${suffix}`)
}

export function toShell(url: string): string {
  const [, host, rest] = /^https:\/\/([^/]+)\.app\.stand-in(\/.*)?$/s.exec(url) ?? []
  return host === undefined ? url : `app://${host}${rest ?? '/'}`
}
