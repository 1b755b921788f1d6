import { connect } from 'node:net'

export interface RawAnswer {
  /** 0 when the connection was closed without a word. */
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface RawAsk {
  readonly method?: string
  /** Whatever stands on the request line. */
  readonly path?: string
  /** Whole Host lines; absent: the right one. */
  readonly hosts?: readonly string[]
  /** Whole lines. */
  readonly headers?: readonly string[]
  readonly body?: string
  readonly address?: string
}

/** One request, written by hand: nothing corrects a Host or leaves a header out. */
export function rawRequest(port: number, ask: RawAsk = {}): Promise<RawAnswer> {
  const { method = 'GET', path = '/', hosts = [`127.0.0.1:${port}`], headers = [], body, address = '127.0.0.1' } = ask
  const isUpgrade = headers.some((line) => /^upgrade:/i.test(line))
  const lines = [
    `${method} ${path} HTTP/1.1`,
    ...hosts.map((host) => `Host: ${host}`),
    ...headers,
    ...(body === undefined ? [] : [`Content-Length: ${Buffer.byteLength(body)}`]),
    ...(isUpgrade ? [] : ['Connection: close']),
  ]
  return new Promise((resolve, reject) => {
    const socket = connect(port, address, () => socket.write(`${lines.join('\r\n')}\r\n\r\n${body ?? ''}`))
    let text = ''
    socket.setEncoding('latin1').on('data', (chunk) => {
      text += chunk
      // An upgraded connection stays open.
      if (text.startsWith('HTTP/1.1 101')) socket.destroy()
    })
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (text === '' && error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error)
    })
    socket.on('close', () => resolve(toAnswer(text)))
  })
}

export const websocketLines = (protocols: string): string[] => [
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  ...(protocols === '' ? [] : [`Sec-WebSocket-Protocol: ${protocols}`]),
]

function toAnswer(text: string): RawAnswer {
  const end = text.indexOf('\r\n\r\n')
  const [first = '', ...lines] = text.slice(0, Math.max(end, 0)).split('\r\n')
  const headers = lines.map((line) => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
  })
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1] ?? 0),
    headers: Object.fromEntries(headers),
    body: end === -1 ? '' : text.slice(end + 4),
  }
}
