import { STATUS_CODES } from 'node:http'
import { fail } from '../../shared/contract/answer.ts'
import { type Admission, pathOf } from './admit.ts'
import type { Caller } from './caller.ts'
import { sessionMissingPage, wrongPortPage } from './pages.ts'

export interface Refusal {
  readonly status: number
  readonly type: string
  readonly body: string
}

const html = 'text/html; charset=utf-8'

/**
 * What a refused caller gets to read: nothing, when they come from elsewhere; a sentence, when a person stands before the page
 * and has only not been let in yet.
 */
export function refusalOf(
  { status, why }: Extract<Admission, { kind: 'refused' }>,
  { hosts, target, key, tab }: Caller,
  port: number,
): Refusal {
  // Forwarded from another port, as `ssh -L 9000:127.0.0.1:…` does: a name that loopback has anyway, so nobody was rebound to us.
  if (why === 'host' && hosts.length === 1 && /^(127\.0\.0\.1|localhost):\d{1,5}$/.test(hosts[0] ?? ''))
    return { status, type: html, body: wrongPortPage(port) }
  if (why === 'token' && pathOf(target) === '/') return { status, type: html, body: sessionMissingPage }
  if (why === 'token' && (key ?? tab) !== undefined)
    return { status, type: 'application/json', body: JSON.stringify(fail({ kind: 'notOurWindow' })) }
  return { status, type: 'text/plain', body: '' }
}

/** For a connection that has no response of its own: an upgrade, or something that is no HTTP. */
export function refusalText(status: number, headers: Readonly<Record<string, string>>): string {
  const all = { ...headers, connection: 'close', 'content-length': '0' }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', ''].join('\r\n')
}
