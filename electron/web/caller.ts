import type { IncomingMessage } from 'node:http'

/** What a request says of itself, as far as it decides whether it is let in. */
export interface Caller {
  readonly method: string
  /** As on the request line. */
  readonly target: string
  /** Every Host header: Node keeps the first of several, a proxy may keep the last. */
  readonly hosts: readonly string[]
  readonly origin?: string
  readonly fetchSite?: string
  readonly fetchMode?: string
  readonly fetchDest?: string
  /** Set by a browser that loads ahead of being asked. */
  readonly purpose?: string
  readonly cookie?: string
  readonly contentType?: string
  /** From `x-palier-key`. */
  readonly key?: string
  /** From `x-palier-tab`, or from the subprotocol of a WebSocket, which cannot have headers of its own. */
  readonly tab?: string
  /** From `Authorization: Bearer …`. */
  readonly bearer?: string
  readonly isUpgrade: boolean
}

/** Subprotocol that the host speaks. */
export const subprotocol = 'palier'
const tabPrefix = 'tab.'

/** Headers that came twice are joined by Node, and then equal nothing. */
export function toCaller({ method = '', url = '', headers, rawHeaders }: IncomingMessage, isUpgrade: boolean): Caller {
  const hosts = rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === 'host')
  const one = (name: string): string | undefined => {
    const value = headers[name]
    return Array.isArray(value) ? value.join(', ') : value
  }
  const facts = {
    origin: one('origin'),
    fetchSite: one('sec-fetch-site'),
    fetchMode: one('sec-fetch-mode'),
    fetchDest: one('sec-fetch-dest'),
    purpose: one('sec-purpose') ?? one('purpose'),
    cookie: one('cookie'),
    contentType: one('content-type'),
    key: one('x-palier-key'),
    bearer: /^Bearer ([\w-]+)$/.exec(one('authorization') ?? '')?.[1],
    tab: isUpgrade ? tabOf(one('sec-websocket-protocol')) : one('x-palier-tab'),
  }
  const known = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
  return { method, target: url, hosts, isUpgrade: isUpgrade && one('upgrade')?.toLowerCase() === 'websocket', ...known }
}

function tabOf(protocols: string | undefined): string | undefined {
  const offered = protocols?.split(',').map((one) => one.trim()) ?? []
  if (!offered.includes(subprotocol)) return undefined
  return offered.find((one) => one.startsWith(tabPrefix))?.slice(tabPrefix.length)
}
