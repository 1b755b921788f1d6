/** Where an engine listens. `unsupported` carries the sentence that says why we cannot use it. */
export type EngineAddress =
  | { readonly kind: 'socket'; readonly path: string }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number; readonly tls?: EngineTls }
  | SshAddress
  | { readonly kind: 'unsupported'; readonly why: string }

/** What is shown to an engine over TLS, as PEM, and whom it must be signed by. */
export interface EngineTls {
  readonly ca?: string
  readonly cert?: string
  readonly key?: string
}

export interface SshAddress {
  readonly kind: 'ssh'
  readonly host: string
  readonly user?: string
  readonly port?: number
  /** Of the engine on the other side, as its file system knows it; absent: the one that `docker` takes there. */
  readonly socketPath?: string
}

export type UsableAddress = Exclude<EngineAddress, { kind: 'unsupported' }>

const defaultTcpPort = 2375
const defaultTlsPort = 2376

/**
 * Reads an engine address as the Docker CLI writes it: `unix://`, `npipe://`, `tcp://`, `http://`, `ssh://`,
 * or `host:port` without a scheme; for an engine whose containers are dialled.
 */
export function parseEngineAddress(text: string): EngineAddress {
  return parse(text, false)
}

/** The same for an engine that is only asked about containers, wherever it is: behind ssh and on other machines too, there with TLS where it is given. */
export function parseAnyEngineAddress(text: string, tls: EngineTls | undefined): EngineAddress {
  if (text.startsWith('ssh://')) return toSsh(text)
  const address = parse(text.replace(/^https:/, 'tcp:'), true)
  if (address.kind !== 'tcp' || tls === undefined) return address
  const isDefault = address.port === defaultTcpPort && !/:\d+\/?$/.test(text)
  return { ...address, port: isDefault ? defaultTlsPort : address.port, tls }
}

function parse(text: string, isAnywhere: boolean): EngineAddress {
  if (text.startsWith('unix://')) return toSocket(text.slice('unix://'.length), text)
  if (text.startsWith('npipe://')) return toSocket(text.slice('npipe://'.length), text)
  if (text.startsWith('/')) return toSocket(text, text)
  if (text.startsWith('ssh://')) {
    return unsupported(
      'engines behind ssh:// are not supported: load and probes dial the containers directly, which does not work through an ssh tunnel',
    )
  }
  if (text.startsWith('https://')) return unsupported('engines behind TLS are not supported: use a local socket')
  return toTcp(text, isAnywhere)
}

function toSocket(path: string, text: string): EngineAddress {
  return path === '' ? unsupported(`${text} names no socket`) : { kind: 'socket', path }
}

function toSsh(text: string): EngineAddress {
  const url = URL.parse(text)
  if (url === null || url.hostname === '')
    return unsupported(`${text.replace(/\/\/[^/]*@/, '//…@')} is not a valid address`)
  if (url.password !== '') {
    return unsupported('an ssh:// address cannot carry a password: use a key that ssh knows, or its agent')
  }
  const user = decoded(url.username)
  const path = decoded(url.pathname)
  if (user === undefined || path === undefined) {
    return unsupported('an ssh:// address must be percent-encoded text without control characters')
  }
  return {
    kind: 'ssh',
    host: url.hostname.replace(/^\[|\]$/g, ''),
    ...(user !== '' && { user }),
    ...(url.port !== '' && { port: Number(url.port) }),
    ...(path.length > 1 && { socketPath: path }),
  }
}

/** Undefined where it is not well encoded, or holds what no path and no name has: a line's end would be another command to a shell. */
function decoded(part: string): string | undefined {
  try {
    const text = decodeURIComponent(part)
    return /\p{Cc}/u.test(text) ? undefined : text
  } catch {
    return undefined
  }
}

function toTcp(text: string, isAnywhere: boolean): EngineAddress {
  const withScheme = /^[a-z]+:\/\//.test(text) ? text : `tcp://${text}`
  if (!/^(tcp|http):\/\//.test(withScheme)) {
    return unsupported(`${text} is not an address we know: unix://, npipe://, tcp:// and http:// are`)
  }
  const url = URL.parse(withScheme.replace(/^tcp:/, 'http:'))
  if (url === null) return unsupported(`${text} is not a valid address`)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (!isAnywhere && !isLoopback(host)) {
    return unsupported(
      `${host} is another machine: containers are dialled on their own addresses or on loopback ports, so the engine must run on this one`,
    )
  }
  // `http://` drops its own default port, 80, from `port`; Docker's default without a port is 2375.
  const port = url.port === '' ? (/:80(\/|$)/.test(withScheme) ? 80 : defaultTcpPort) : Number(url.port)
  return { kind: 'tcp', host, port }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)
}

function unsupported(why: string): EngineAddress {
  return { kind: 'unsupported', why }
}
