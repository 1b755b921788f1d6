import { engineRequestNames } from '../../shared/contract/window.ts'

/** What a caller must hold besides the right Host and Origin. */
export type Needs =
  /** A launch token, which the action itself redeems. */
  | 'launchToken'
  /** The session's cookie. */
  | 'session'
  /** The cookie, and the key that only pages of this host have kept. */
  | 'key'
  /** The cookie, and the token of a tab that was opened with the key. */
  | 'tab'
  /** The cookie, and in the path a name that only tabs are told: a link cannot carry a tab's token. */
  | 'reading'
  /** A scraper's token, from a file of this user's; only where metrics were asked for, and never from a browser. */
  | 'scrape'

export type Action = 'launch' | 'page' | 'tab' | 'file' | 'ask' | 'report' | 'suite' | 'reading' | 'metrics' | 'hear'

export interface Route {
  readonly method: 'GET' | 'POST'
  /** Exact; or up to a `*`, which stands for the rest. */
  readonly path: string
  readonly needs: Needs
  readonly action: Action
  /** Answered by a WebSocket only. */
  readonly isUpgrade: boolean
}

const route = (method: Route['method'], path: string, needs: Needs, action: Action): Route => ({
  method,
  path,
  needs,
  action,
  isUpgrade: action === 'hear',
})

/**
 * Everything that this host answers. The app is built from it, the guard decides by it, and a test asks every line of it with every
 * wrong caller. The first that fits counts; the last fits every path.
 */
export const routes: readonly Route[] = [
  route('GET', '/launch', 'launchToken', 'launch'),
  route('GET', '/', 'session', 'page'),
  route('POST', '/tab', 'key', 'tab'),
  route('GET', '/hear', 'tab', 'hear'),
  route('GET', '/reports/*', 'tab', 'report'),
  route('GET', '/suites/*', 'tab', 'suite'),
  route('GET', '/reading/*', 'reading', 'reading'),
  route('GET', '/metrics', 'scrape', 'metrics'),
  ...engineRequestNames.map((name) => route('POST', `/ask/${name}`, 'tab', 'ask')),
  route('GET', '/*', 'session', 'file'),
]

/**
 * The route of a path, the same one that the router finds: only plain paths have one. Percent signs, dot segments and
 * double slashes are for disagreeing about where a path leads, and none of ours has any.
 */
export function routeOf(path: string): Route | undefined {
  if (!/^(\/|(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+)$/.test(path)) return undefined
  return routes.find((one) => (one.path.endsWith('*') ? path.startsWith(one.path.slice(0, -1)) : path === one.path))
}
