import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { type GuardedContents, type GuardedSession, guardContents, guardSession } from './guards.ts'

function guarded() {
  const contents = new EventEmitter()
  let open: ((details: { url: string }) => { action: string }) | undefined
  guardContents(
    Object.assign(contents, {
      setWindowOpenHandler: (handler: typeof open) => {
        open = handler
      },
    }) as unknown as GuardedContents,
  )
  const isPrevented = (event: string, about: object): boolean => {
    let prevented = false
    contents.emit(event, { ...about, preventDefault: () => (prevented = true) })
    return prevented
  }
  return { isPrevented, open: (url: string) => open?.({ url }) }
}

test.each<[url: string, isMainFrame: boolean, isPrevented: boolean]>([
  ['app://palier/', true, false],
  ['app://palier/#/live', true, false],
  ['app://palier/', false, true],
  ['app://palier/index.html', true, true],
  ['app://palier.example/', true, true],
  ['app://report/x', true, true],
  ['https://palier/', true, true],
  ['file:///etc/passwd', true, true],
  ['about:blank', true, true],
  ['', true, true],
])('going to %s (main frame: %s) is prevented: %s', (url, isMainFrame, expected) => {
  const { isPrevented } = guarded()
  expect(isPrevented('will-frame-navigate', { url, isMainFrame })).toBe(expected)
  if (isMainFrame) expect(isPrevented('will-navigate', { url, isMainFrame })).toBe(expected)
})

test('no redirect, no embedded page, no second window', () => {
  const { isPrevented, open } = guarded()
  expect(isPrevented('will-redirect', { url: 'app://palier/', isMainFrame: true })).toBe(true)
  expect(isPrevented('will-attach-webview', {})).toBe(true)
  expect(open('app://palier/')).toEqual({ action: 'deny' })
})

function guardedSession() {
  const handlers: Record<string, (...args: never[]) => unknown> = {}
  const keep = (name: string) => (handler: (...args: never[]) => unknown) => {
    handlers[name] = handler
  }
  guardSession({
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    webRequest: { onBeforeRequest: keep('beforeRequest') },
  } as unknown as GuardedSession)
  return handlers as unknown as Record<string, (...args: unknown[]) => unknown>
}

test.each([
  ['media', 'app://palier/', true, false],
  ['clipboard-read', 'app://palier/', true, false],
  ['openExternal', 'app://palier/', true, false],
  ['notifications', 'app://palier/', true, false],
  ['clipboard-sanitized-write', 'app://palier/', true, true],
  ['clipboard-sanitized-write', 'app://palier/', false, false],
  ['clipboard-sanitized-write', 'app://palier.example/', true, false],
  ['clipboard-sanitized-write', 'https://hostile.example/', true, false],
])('%s for %s (main frame: %s): %s', (permission, url, isMainFrame, expected) => {
  const { request, check, device } = guardedSession()
  const decided: boolean[] = []
  request?.(null, permission, (granted: boolean) => decided.push(granted), { isMainFrame, requestingUrl: url })
  expect(decided).toEqual([expected])
  expect(check?.(null, permission, url, { isMainFrame })).toBe(expected)
  expect(device?.({ deviceType: 'usb' })).toBe(false)
})

test.each([
  ['app://palier/assets/app.js', false],
  ['data:image/png;base64,AA', false],
  ['blob:app://palier/1', false],
  ['https://hostile.example/x.js', true],
  ['http://127.0.0.1:2375/', true],
  ['ws://127.0.0.1/', true],
  ['file:///etc/passwd', true],
  ['ftp://x/', true],
])('a request for %s is cancelled: %s', (url, cancel) => {
  const decided: unknown[] = []
  guardedSession().beforeRequest?.({ url }, (answer: unknown) => decided.push(answer))
  expect(decided).toEqual([{ cancel }])
})
