/** Where an engine listens. `unsupported` carries the sentence that says why we cannot use it. */
export type EngineAddress =
  | { readonly kind: 'socket'; readonly path: string }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'unsupported'; readonly why: string }

const defaultTcpPort = 2375

/**
 * Reads an engine address as the Docker CLI writes it: `unix://`, `npipe://`, `tcp://`, `http://`, `ssh://`,
 * or `host:port` without a scheme.
 */
export function parseEngineAddress(text: string): EngineAddress {
  if (text.startsWith('unix://')) return toSocket(text.slice('unix://'.length), text)
  if (text.startsWith('npipe://')) return toSocket(text.slice('npipe://'.length), text)
  if (text.startsWith('/')) return toSocket(text, text)
  if (text.startsWith('ssh://')) {
    return unsupported(
      'engines behind ssh:// are not supported: load and probes dial the containers directly, which does not work through an ssh tunnel',
    )
  }
  if (text.startsWith('https://')) return unsupported('engines behind TLS are not supported: use a local socket')
  return toTcp(text)
}

function toSocket(path: string, text: string): EngineAddress {
  return path === '' ? unsupported(`${text} names no socket`) : { kind: 'socket', path }
}

function toTcp(text: string): EngineAddress {
  const withScheme = /^[a-z]+:\/\//.test(text) ? text : `tcp://${text}`
  if (!/^(tcp|http):\/\//.test(withScheme)) {
    return unsupported(`${text} is not an address we know: unix://, npipe://, tcp:// and http:// are`)
  }
  const url = URL.parse(withScheme.replace(/^tcp:/, 'http:'))
  if (url === null) return unsupported(`${text} is not a valid address`)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (!isLoopback(host)) {
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
