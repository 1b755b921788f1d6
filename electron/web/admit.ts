import type { Caller } from './caller.ts'
import { type Route, routeOf } from './routes.ts'

/** What the guard must know of this host. */
export interface Door {
  readonly port: number
  /** Whether one of the cookies is the session's. */
  hasSession(cookie: string | undefined): boolean
  hasKey(key: string | undefined): boolean
  hasTab(tab: string | undefined): boolean
  /** Whether the path leads into a folder that a tab was told of. */
  hasReading(path: string): boolean
  hasScrape(bearer: string | undefined): boolean
}

export type Admission =
  | { readonly kind: 'admitted'; readonly route: Route }
  | { readonly kind: 'refused'; readonly status: number; readonly why: RefusedFor }

export type RefusedFor = 'host' | 'origin' | 'token' | 'path' | 'method' | 'contentType'

/**
 * Decides about every request and every upgrade, before anything is routed: Host, then where it comes from, then cookie and key
 * or tab, then path, method and content type. The schema is the action's.
 */
export function admit(caller: Caller, door: Door): Admission {
  if (!isOurHost(caller.hosts, door.port)) return refused(403, 'host')
  const route = routeOf(pathOf(caller.target))
  if (!comesFromUs(caller, route)) return refused(403, 'origin')
  if (!holdsWhatItNeeds(caller, route, door)) return refused(403, 'token')
  if (route === undefined) return refused(404, 'path')
  if (route.method !== caller.method) return refused(405, 'method')
  if (route.isUpgrade !== caller.isUpgrade) return refused(426, 'method')
  if (route.method === 'POST' && !isJson(caller.contentType)) return refused(415, 'contentType')
  return { kind: 'admitted', route }
}

const refused = (status: number, why: RefusedFor): Admission => ({ kind: 'refused', status, why })

export function pathOf(target: string): string {
  return target.split('?', 1)[0] ?? ''
}

function isOurHost(hosts: readonly string[], port: number): boolean {
  return hosts.length === 1 && [`127.0.0.1:${port}`, `localhost:${port}`].includes(hosts[0] ?? '')
}

/**
 * Browsers send Origin with every POST by `fetch` and every WebSocket, so there its absence is a refusal; they send none with
 * same-origin GETs. `same-site` is another port of this machine, and not us.
 */
function comesFromUs(caller: Caller, route: Route | undefined): boolean {
  const { hosts, method, isUpgrade, origin, fetchSite } = caller
  if (route?.needs === 'launchToken') return origin === undefined && isNavigation(caller)
  // Every browser says where a request comes from, in one of the two.
  if (route?.needs === 'scrape') return origin === undefined && fetchSite === undefined
  const mayLackOrigin = method === 'GET' && !isUpgrade
  if (origin === undefined ? !mayLackOrigin : origin !== `http://${hosts[0]}`) return false
  return fetchSite === undefined || fetchSite === 'same-origin' || fetchSite === 'none'
}

/** The launch page is reached from a file, which every browser calls another site: but only as a page, and when it was asked for. */
function isNavigation({ fetchMode, fetchDest, purpose }: Caller): boolean {
  return (fetchMode ?? 'navigate') === 'navigate' && (fetchDest ?? 'document') === 'document' && purpose === undefined
}

function holdsWhatItNeeds({ target, cookie, key, tab, bearer }: Caller, route: Route | undefined, door: Door): boolean {
  if (route?.needs === 'launchToken') return true
  if (route?.needs === 'scrape') return door.hasScrape(bearer)
  if (!door.hasSession(cookie)) return false
  if (route?.needs === 'session') return true
  if (route?.needs === 'reading') return door.hasReading(pathOf(target))
  return route?.needs === 'key' ? door.hasKey(key) : door.hasTab(tab)
}

function isJson(contentType: string | undefined): boolean {
  return /^application\/json\s*(;\s*charset=utf-8\s*)?$/i.test(contentType ?? '')
}
