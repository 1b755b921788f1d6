import {
  type Bridge,
  engineRequestNames,
  type HostRequests,
  type WindowAnnouncementName,
  type WindowAnnouncements,
  windowAnnouncementNames,
} from '../../shared/contract/window.ts'
import { askWeb, saveReport, showSuite } from './askWeb.ts'
import { hearWeb, type Tell } from './hearWeb.ts'
import { ownKey } from './ownKey.ts'
import { WebTab } from './WebTab.ts'

type Listener = (content: never) => void

/**
 * The bridge in a browser. Requests are `POST /ask/<name>`, announcements come over the WebSocket `/hear`; both carry the token of this
 * page, which it is given for the key of its browser, beside the session's cookie.
 */
export function createWebBridge(): Bridge {
  const tab = new WebTab(ownKey())
  const listeners = new Map<WindowAnnouncementName, Set<Listener>>(
    windowAnnouncementNames.map((name) => [name, new Set()]),
  )
  let connection: WindowAnnouncements['window.connection'] = 'back'
  const tell: Tell = (name, content) => {
    if (name === 'window.connection') connection = content as typeof connection
    for (const listener of listeners.get(name) ?? []) (listener as (content: unknown) => void)(content)
  }
  void hearWeb(tab, tell)
  const hear = (name: WindowAnnouncementName, listener: Listener): (() => void) => {
    listeners.get(name)?.add(listener)
    // Who comes when the connection is lost already hears so too.
    if (name === 'window.connection' && connection !== 'back') listener(connection as never)
    return () => void listeners.get(name)?.delete(listener)
  }
  return {
    host: 'web',
    platform: navigator.platform.toLowerCase().startsWith('mac') ? 'darwin' : 'linux',
    ask: {
      ...Object.fromEntries(engineRequestNames.map((name) => [name, (input: unknown) => askWeb(tab, name, input)])),
      'report.save': (input: HostRequests['report.save']['ask']) => saveReport(tab, input),
      'suite.show': (input: HostRequests['suite.show']['ask']) => showSuite(tab, input),
    } as never,
    hear: Object.fromEntries(
      windowAnnouncementNames.map((name) => [name, (listener: Listener) => hear(name, listener)]),
    ) as never,
  }
}
