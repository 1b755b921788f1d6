import { isIP, isIPv4 } from 'node:net'
import type { LoadAsk } from '../../../shared/contract/loadAsk.ts'
import { PalierError } from '../../../shared/domain/failure.ts'
import type { Problem } from '../../../shared/domain/problem.ts'
import type { LoadTarget } from '../ports/loadGenerator.ts'
import type { Ports } from '../ports.ts'
import { authorityProblems } from './authorityProblems.ts'
import { dialledAddress } from './dialledAddress.ts'
import { isLoopback } from './isLoopback.ts'
import { isSameAddress } from './isSameAddress.ts'

/** Where load on a URL goes: addresses that may be asked, never a name that could mean another one a second later. */
export interface UrlTarget {
  /** The URL, as it is shown. */
  readonly written: string
  /** In the order in which they are tried; at least one. */
  readonly addresses: readonly string[]
  readonly port: number
  readonly tls?: LoadTarget['tls']
  /** Of the URL, `/` when it has none; `{` and `}` encoded, because scenarios mean something by them. */
  readonly path: string
  /** The `Host` header, when the URL has a name. */
  readonly host?: string
  readonly isLoopback: boolean
}

/** What leads to a URL. */
export interface UrlAsk extends Pick<LoadAsk, 'url' | 'allowAddress' | 'ca' | 'scenario'> {
  /** Its data is replaced there by that of this topology, instead of load being put on it. */
  readonly dataOf?: string
}

/**
 * Load may be put on this machine. On any other only with the very address that its name stands for now, confirmed by the
 * person: a slip in a URL must not become an attack. Throws `PalierError` badInput.
 */
export async function urlTarget(ask: UrlAsk, addressesOf: Ports['addressesOf']): Promise<UrlTarget> {
  const url = toUrl(ask)
  const name = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const addresses = [...new Set((await addressesOf(name)).map(dialledAddress))]
  const isSecured = url.protocol === 'https:'
  const target = {
    written: url.href,
    port: url.port === '' ? (isSecured ? 443 : 80) : Number(url.port),
    ...(isSecured && { tls: { serverName: name, ...(ask.ca !== undefined && { ca: ask.ca }) } }),
    path: `${url.pathname}${url.search}`.replaceAll('{', '%7B').replaceAll('}', '%7D'),
    ...(isIP(name) === 0 ? { host: url.host } : {}),
  }
  if (addresses.length === 0) {
    throw wrong({ found: `${name}, a name that nobody knows here`, expected: 'a name or an address that can be asked' })
  }
  if (ask.allowAddress !== undefined) {
    const allowed = confirmed(ask.allowAddress, addresses, name)
    return { ...target, addresses: [allowed], isLoopback: isLoopback(allowed) }
  }
  const away = addresses.find((address) => !isLoopback(address))
  if (away !== undefined) {
    throw wrong({
      found: name === away ? `${away}, another machine` : `${name}, which is ${away}, another machine`,
      expected: 'an address of this machine',
      fix: `if ${ask.dataOf === undefined ? 'you may put load on it' : 'the data there may be replaced'}, say so with --allow-address ${away}`,
    })
  }
  // Most local servers listen on IPv4 only, and many systems name ::1 first.
  return { ...target, addresses: addresses.toSorted((a, b) => Number(isIPv4(b)) - Number(isIPv4(a))), isLoopback: true }
}

/** The one of a name's addresses that a person wrote, however they wrote it. */
function confirmed(written: string, addresses: readonly string[], name: string): string {
  const allowed = addresses.find((address) => isSameAddress(dialledAddress(written), address))
  if (allowed !== undefined) return allowed
  throw wrong({ found: written, expected: `${addresses.join(' or ')}, which ${name} stands for` }, '--allow-address')
}

function toUrl({ url: written, scenario, dataOf, ca }: UrlAsk): URL {
  if (!URL.canParse(written)) {
    // Without what may be a password.
    const shown = written.replace(/\/\/[^/]*@/, '//…@')
    throw wrong({ found: `"${shown}"`, expected: 'a URL such as http://127.0.0.1:8000/products' })
  }
  const url = new URL(written)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw wrong({ found: `${url.protocol}//`, expected: 'http:// or https://' })
  }
  if (url.username !== '' || url.password !== '') {
    throw wrong({
      found: 'a user name or a password',
      ...(dataOf === undefined
        ? {
            expected: 'a URL without either: it is kept with the run and printed in reports',
            fix: 'let the scenario log in',
          }
        : { expected: 'a URL without either: it is shown', fix: 'the topology’s data logs in by itself' }),
    })
  }
  const paths = dataOf === undefined ? scenario && `the scenario ${scenario}` : `the data of ${dataOf}`
  if (paths !== undefined && url.search !== '') {
    throw wrong({ found: url.search, expected: `a path at most, behind which those of ${paths} are put` })
  }
  if (ca !== undefined) assertAuthorities(ca, url)
  url.hash = ''
  return url
}

function assertAuthorities(ca: string, { protocol }: URL): void {
  const problems =
    protocol === 'https:' ? authorityProblems(ca) : [{ found: `${protocol}//`, expected: 'https: with it' }]
  if (problems.length === 0) return
  throw new PalierError({
    kind: 'badInput',
    problems: problems.map((problem) => ({ where: '--ca', field: '', ...problem })),
  })
}

function wrong(problem: Pick<Problem, 'found' | 'expected' | 'fix'>, where = 'the URL'): PalierError {
  return new PalierError({ kind: 'badInput', problems: [{ where, field: '', ...problem }] })
}
