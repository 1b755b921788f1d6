import { isIP, isIPv4 } from 'node:net'
import type { LoadAsk } from '../../../shared/contract/requests.ts'
import { PalierError } from '../../../shared/domain/failure.ts'
import type { Problem } from '../../../shared/domain/problem.ts'
import type { Ports } from '../ports.ts'
import { isLoopback } from './isLoopback.ts'

/** Where load on a URL goes: addresses that may be asked, never a name that could mean another one a second later. */
export interface UrlTarget {
  /** The URL, as it is shown. */
  readonly written: string
  /** In the order in which they are tried; at least one. */
  readonly addresses: readonly string[]
  readonly port: number
  /** Of the URL, `/` when it has none; `{` and `}` encoded, because scenarios mean something by them. */
  readonly path: string
  /** The `Host` header, when the URL has a name. */
  readonly host?: string
  readonly isLoopback: boolean
}

/**
 * Load may be put on this machine. On any other only with the very address that its name stands for now, confirmed by the
 * person: a slip in a URL must not become an attack. Throws `PalierError` badInput.
 */
export async function urlTarget(ask: LoadAsk, addressesOf: Ports['addressesOf']): Promise<UrlTarget> {
  const url = toUrl(ask)
  const name = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const addresses = await addressesOf(name)
  const port = url.port === '' ? 80 : Number(url.port)
  const target = {
    written: url.href,
    port,
    path: `${url.pathname}${url.search}`.replaceAll('{', '%7B').replaceAll('}', '%7D'),
    ...(isIP(name) === 0 ? { host: url.host } : {}),
  }
  if (addresses.length === 0) {
    throw wrong({ found: `${name}, a name that nobody knows here`, expected: 'a name or an address that can be asked' })
  }
  const { allowAddress } = ask
  if (allowAddress !== undefined && !addresses.includes(allowAddress)) {
    throw wrong(
      { found: allowAddress, expected: `${addresses.join(' or ')}, which ${name} stands for` },
      '--allow-address',
    )
  }
  if (allowAddress !== undefined) return { ...target, addresses: [allowAddress], isLoopback: isLoopback(allowAddress) }
  const away = addresses.find((address) => !isLoopback(address))
  if (away !== undefined) {
    throw wrong({
      found: name === away ? `${away}, another machine` : `${name}, which is ${away}, another machine`,
      expected: 'an address of this machine',
      fix: `if you may put load on it, say so with --allow-address ${away}`,
    })
  }
  // Most local servers listen on IPv4 only, and many systems name ::1 first.
  return { ...target, addresses: addresses.toSorted((a, b) => Number(isIPv4(b)) - Number(isIPv4(a))), isLoopback: true }
}

function toUrl({ url: written, scenario }: LoadAsk): URL {
  if (!URL.canParse(written)) {
    throw wrong({ found: `"${written}"`, expected: 'a URL such as http://127.0.0.1:8000/products' })
  }
  const url = new URL(written)
  if (url.protocol !== 'http:') {
    throw wrong({
      found: `${url.protocol}//`,
      expected: 'http://',
      fix: 'TLS is not spoken yet: ask the server behind it',
    })
  }
  if (url.username !== '' || url.password !== '') throw wrong({ found: 'a user name', expected: 'a URL without one' })
  if (scenario !== undefined && `${url.pathname}${url.search}` !== '/') {
    throw wrong({
      found: `the path ${url.pathname}${url.search}`,
      expected: `none: the scenario ${scenario} brings its own`,
    })
  }
  url.hash = ''
  return url
}

function wrong(problem: Pick<Problem, 'found' | 'expected' | 'fix'>, where = 'the URL'): PalierError {
  return new PalierError({ kind: 'badInput', problems: [{ where, field: '', ...problem }] })
}
