import { fail, type Result } from '../shared/contract/answer.ts'
import {
  type Bridge,
  type HostRequests,
  type WindowAnnouncementName,
  type WindowAnnouncements,
  windowAnnouncementNames,
  windowRequestNames,
} from '../shared/contract/window.ts'
import type { Failure } from '../shared/domain/failure.ts'

type Listener = (content: never) => void

const RETRY_MS = 1000

/**
 * The bridge in a browser. Requests are `POST /ask/<name>`, announcements come over the WebSocket `/hear`; both carry the tab's own token,
 * which the server writes into the page, beside the session's cookie.
 */
export function createWebBridge(): Bridge {
  const tab = document.querySelector<HTMLMetaElement>('meta[name=palier-tab]')?.content ?? ''
  const listeners = new Map<WindowAnnouncementName, Set<Listener>>(
    windowAnnouncementNames.map((name) => [name, new Set()]),
  )
  const tell = <N extends WindowAnnouncementName>(name: N, content: WindowAnnouncements[N]): void => {
    for (const listener of listeners.get(name) ?? []) (listener as (content: WindowAnnouncements[N]) => void)(content)
  }
  listen(tab, tell, false)
  const asks = windowRequestNames.map((name) => [
    name,
    name === 'report.save'
      ? (input: HostRequests['report.save']['ask']) => saveReport(tab, input)
      : (input: unknown) => askServer(tab, name, input),
  ])
  const hears = windowAnnouncementNames.map((name) => [
    name,
    (listener: Listener) => {
      listeners.get(name)?.add(listener)
      return () => listeners.get(name)?.delete(listener)
    },
  ])
  return {
    host: 'web',
    platform: navigator.platform.toLowerCase().startsWith('mac') ? 'darwin' : 'linux',
    ask: Object.fromEntries(asks),
    hear: Object.fromEntries(hears),
  }
}

async function askServer(tab: string, name: string, input: unknown): Promise<Result<unknown, Failure>> {
  try {
    const response = await fetch(`/ask/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-palier-tab': tab },
      body: JSON.stringify(input),
    })
    // Anything but 200 is a refusal before the contract's door: the session is over, or the server is another one.
    return response.status === 200 ? ((await response.json()) as Result<unknown, Failure>) : fail({ kind: 'hostGone' })
  } catch {
    return fail({ kind: 'hostGone' })
  }
}

/** The browser's own download: where it goes is the browser's affair. */
async function saveReport(
  tab: string,
  { id, language, format }: HostRequests['report.save']['ask'],
): Promise<Result<HostRequests['report.save']['answer'], Failure>> {
  try {
    const query = new URLSearchParams({ language, format })
    const response = await fetch(`/reports/${encodeURIComponent(id)}?${query}`, { headers: { 'x-palier-tab': tab } })
    if (!response.ok) {
      const refused = (await response.json().catch(() => fail({ kind: 'hostGone' }))) as Result<never, Failure>
      return refused.ok ? fail({ kind: 'hostGone' }) : refused
    }
    const file = nameOf(response) ?? `palier-${id}.${format}`
    const link = document.createElement('a')
    link.href = URL.createObjectURL(await response.blob())
    link.download = file
    link.click()
    URL.revokeObjectURL(link.href)
    return { ok: true, value: { kind: 'saved', file } }
  } catch {
    return fail({ kind: 'hostGone' })
  }
}

function nameOf(response: Response): string | undefined {
  return /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1]
}

/** Connects again and again; what is followed has to be followed anew after a gap, so the page is told. */
function listen(
  tab: string,
  tell: <N extends WindowAnnouncementName>(name: N, content: WindowAnnouncements[N]) => void,
  wasLost: boolean,
): void {
  const socket = new WebSocket(`ws://${location.host}/hear`, ['palier', `tab.${tab}`])
  let isLost = wasLost
  socket.addEventListener('open', () => {
    if (isLost) tell('window.connection', 'back')
    isLost = false
  })
  socket.addEventListener('message', ({ data }) => {
    const { name, content } = JSON.parse(String(data)) as { name: WindowAnnouncementName; content: never }
    tell(name, content)
  })
  socket.addEventListener('close', () => {
    if (!isLost) tell('window.connection', 'lost')
    setTimeout(() => listen(tab, tell, true), RETRY_MS)
  })
}
