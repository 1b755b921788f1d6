import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer, type ServerOptions } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { sessionRoutes } from './sessionRoutes.ts'

/** What the server saw, for comparing with what the client says. */
export interface Seen {
  /** Requests whose head arrived, by path without query. */
  readonly requests: ReadonlyMap<string, number>
  /** Connections that asked at least once, each with its paths in order. */
  readonly connections: readonly (readonly string[])[]
  /** Connections open now. */
  readonly open: number
}

export interface TargetServer {
  readonly host: string
  readonly port: number
  seen(): Seen
  /** Whether each handshake resumed a session; over TLS only. */
  onSecure(listener: (isResumed: boolean) => void): void
  close(): Promise<void>
}

/** A connection as the server has it; over TLS only the socket below can be reset. */
interface Connection {
  end(text?: string): void
  reset(): void
  onClose(listener: () => void): void
}

type Behaviour = (response: ServerResponse, argument: string, connection: Connection, nthOnConnection: number) => void

/**
 * A real HTTP server with a knob in the path:
 *
 *   /ok               200; `?instance=api-1&cache=HIT` sets the two headers
 *   /status/503       that status
 *   /json/%7B%7D      200 and what is written there, decoded, as JSON
 *   /delay/50         200 after 50 ms
 *   /silent           never answers
 *   /cut/fin, /cut/rst             closes instead of answering; /cut/rst/300 after 300 ms of work
 *   /body/cut, /body/rst, /body/silent        promises 100 bytes, sends 10, then closes, resets or falls silent
 *   /body/drip        a byte every 20 ms, for ever
 *   /body/endless     as much as the connection takes, for ever
 *   /body/large/1000  that many bytes
 *   /garbage          something that is not HTTP
 *   /flood            a header of 100 kB
 *   /second           answers a connection's first request, reads its second and resets it at once; /second/300 after 300 ms of work
 *   /idle             answers, and then closes the idle connection without a word
 *   /session/…        see `sessionRoutes`
 */
const behaviours: Readonly<Record<string, Behaviour>> = {
  ok: (response) => response.end('{"ok":true}'),
  status: (response, status) => response.writeHead(Number(status)).end(),
  json: (response, text) => response.setHeader('content-type', 'application/json').end(decodeURIComponent(text)),
  delay: (response, ms) => setTimeout(() => response.end('late'), Number.parseInt(ms, 10)),
  silent: () => undefined,
  cut: (_, how, connection) => {
    const [end, workMs = '0'] = how.split('/')
    afterWork(workMs, () => (end === 'rst' ? connection.reset() : connection.end()))
  },
  body: (response, how, connection) => sendBody(response, how, connection),
  garbage: (_, __, connection) => connection.end('220 mail.example.org ESMTP\r\n'),
  flood: (response) => response.writeHead(200, { 'x-flood': 'a'.repeat(100_000) }).end(),
  second: (response, workMs, connection, nth) => {
    if (nth === 1) response.end('first')
    else afterWork(workMs, () => connection.reset())
  },
  idle: (response, _, connection) => response.end('soon gone', () => connection.end()),
}

function afterWork(ms: string, then: () => void): void {
  if (Number(ms) > 0) setTimeout(then, Number(ms))
  else then()
}

function sendBody(response: ServerResponse, how: string, connection: Connection): void {
  const chunk = Buffer.alloc(16_384, 'x')
  switch (how) {
    case 'drip': {
      const timer = setInterval(() => response.write('x'), 20)
      connection.onClose(() => clearInterval(timer))
      return
    }
    case 'endless': {
      const more = () => {
        while (!response.destroyed && response.write(chunk));
        response.once('drain', more)
      }
      more()
      return
    }
    case 'cut':
    case 'rst':
    case 'silent':
      response.writeHead(200, { 'content-length': 100 }).write('0123456789')
      if (how === 'cut') setTimeout(() => connection.end(), 5)
      if (how === 'rst') setTimeout(() => connection.reset(), 5)
      return
    default:
      response.end(Buffer.alloc(Number(how.split('/').at(-1)), 'x'))
  }
}

/** On a free port of 127.0.0.1; with `tls`, over it. */
export async function startTargetServer(tls?: ServerOptions): Promise<TargetServer> {
  const requests = new Map<string, number>()
  const connections = new Map<Socket, string[]>()
  const open = new Set<Socket>()
  const answerSession = sessionRoutes()
  const connectionOf = (socket: Socket): Connection => ({
    end: (text = '') => void socket.end(text),
    onClose: (listener) => void socket.once('close', listener),
    reset: () => [...open].find(({ remotePort }) => remotePort === socket.remotePort)?.resetAndDestroy(),
  })
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://target')
    requests.set(pathname, (requests.get(pathname) ?? 0) + 1)
    const paths = connections.get(request.socket) ?? []
    paths.push(request.url ?? '/')
    connections.set(request.socket, paths)
    const instance = searchParams.get('instance')
    const cache = searchParams.get('cache')
    if (instance !== null) response.setHeader('x-instance-id', instance)
    if (cache !== null) response.setHeader('x-cache', cache)
    const [, name = '', ...rest] = pathname.split('/')
    const behave = behaviours[name]
    if (name === 'session') answerSession(request, response, rest.join('/'))
    else if (behave === undefined) response.writeHead(404).end()
    else behave(response, rest.join('/'), connectionOf(request.socket), paths.length)
  }
  const options = { keepAliveTimeout: 60_000 }
  const server = tls === undefined ? createServer(options, answer) : createTlsServer({ ...options, ...tls }, answer)
  server.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.on('error', () => undefined)
    socket.once('close', () => open.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', 4096, resolve))
  return {
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    seen: () => ({ requests: new Map(requests), connections: [...connections.values()], open: open.size }),
    onSecure: (listener) => server.on('secureConnection', (socket: TLSSocket) => listener(socket.isSessionReused())),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of open) socket.destroy()
      }),
  }
}
