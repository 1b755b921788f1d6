import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { expect } from 'vitest'
import { CleanupStack } from '../../cleanupStack.ts'
import type { Stack } from '../../ports/stack.ts'
import { containerPlan } from './containerPlan.ts'
import { engineUnderTest, ownedBy, testOrder } from './engineUnderTest.ts'

const never = new AbortController().signal
const backendImage = 'palier/catalogue-api:latest'
const images = join(import.meta.dirname, '..', '..', '..', '..', 'resources', 'images')

/**
 * A backend on 8000 that answers with what it was asked, by path: `/api/…`, `/health` and `/metrics` 200 (201 to a POST,
 * 204 to a DELETE), anything else 404, 400 without a host; `/api/cut` closes instead of answering, `/api/chunks` sends its answer in chunks.
 * From the answer to `/api/close` on nobody can connect any more, and the connection it came over is said to be closed,
 * so that no proxy takes the next request there.
 */
const backend = `
import json, socket
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
connections = 0
class Handler(BaseHTTPRequestHandler):
  protocol_version = 'HTTP/1.1'
  server_version = 'Backend/9.9'
  def setup(self):
    global connections
    connections += 1
    self.number = connections
    super().setup()
  def log_message(self, *_):
    pass
  def answer(self):
    body = self.body()
    if self.path == '/api/cut':
      self.close_connection = True
      return
    known = self.path.startswith(('/api/', '/health', '/metrics'))
    status = 400 if 'Host' not in self.headers else 404 if not known else 204 if self.command == 'DELETE' else 201 if self.command == 'POST' else 200
    if self.path == '/api/close':
      # A close alone takes effect when the accepting thread's poll returns.
      self.server.socket.shutdown(socket.SHUT_RDWR)
      self.server.socket.close()
    fields = [[name.lower(), value] for name, value in self.headers.items()]
    seen = {'method': self.command, 'path': self.path, 'protocol': self.request_version, 'bytes': len(body),
            'connection': self.number, 'headers': sorted(fields)}
    text = json.dumps(seen).encode()
    self.send_response(status)
    for name, value in [('Content-Type', 'application/json'), ('X-Instance-Id', socket.gethostname()),
                        ('X-Frame-Options', 'SAMEORIGIN'), ('Set-Cookie', 'a=1'), ('Set-Cookie', 'b=2'),
                        ('Keep-Alive', 'timeout=5'), ('Etag', '"e"'), ('Cache-Control', 'no-store')]:
      self.send_header(name, value)
    if self.path == '/api/close':
      self.send_header('Connection', 'close')
    if self.path == '/api/chunks':
      self.send_header('Transfer-Encoding', 'chunked')
    elif status != 204:
      self.send_header('Content-Length', str(len(text)))
    self.end_headers()
    if self.command == 'HEAD' or status == 204:
      pass
    elif self.path == '/api/chunks':
      self.wfile.write(b'%x\\r\\n%s\\r\\n0\\r\\n\\r\\n' % (len(text), text))
    else:
      self.wfile.write(text)
  def body(self):
    if self.headers.get('Transfer-Encoding') != 'chunked':
      return self.rfile.read(int(self.headers.get('Content-Length') or 0))
    whole = b''
    while size := int(self.rfile.readline(), 16):
      whole += self.rfile.read(size)
      self.rfile.readline()
    self.rfile.readline()
    return whole
  do_GET = do_POST = do_DELETE = do_HEAD = do_PUT = do_PATCH = answer
ThreadingHTTPServer.request_queue_size = 128
ThreadingHTTPServer(('', 8000), Handler).serve_forever()
`

export interface Exchange {
  readonly method: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Over a connection of its own, which is closed afterwards. */
  readonly alone?: boolean
}

/** What comes back, without what differs by nature: date, length, the client's address, the order of headers. */
export interface Answered {
  readonly status: number
  readonly headers: readonly string[]
  /** The body: what the backend saw of the request where it was the backend that answered. */
  readonly body: unknown
}

/** One proxy in front of a backend of its own; both are gone when `use` has ended. */
export async function behindEdge<T>(
  proxy: string,
  use: (ask: (exchange: Exchange) => Promise<Answered | 'closed'>, stack: Stack) => Promise<T>,
): Promise<T> {
  const { engine, owner } = engineUnderTest()
  const cleanup = new CleanupStack()
  const reference = `palier/edge-${proxy}:latest`
  const build = { context: join(images, `edge-${proxy}`), dockerfile: 'Dockerfile', args: {} }
  const ids = await engine.ensureImages([{ reference, build }], () => undefined, never)
  const api = containerPlan('api-1', { image: backendImage, aliases: ['api'], command: ['python3', '-c', backend] })
  const edge = containerPlan('proxy', {
    image: reference,
    init: false,
    limits: { memoryBytes: 80 * 2 ** 20 },
    dependsOn: [{ container: 'api-1', condition: 'started' }],
    healthcheck: {
      command: ['healthy', '80', '/health'],
      timeoutMs: 2_000,
      startPeriodMs: 0,
      retries: 5,
      intervalMs: 1_000,
    },
  })
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  try {
    const stack = await engine.bringUp(testOrder([api, edge], { images: ids }), cleanup, () => undefined, never)
    return await use((exchange) => ask(stack, agent, exchange), stack)
  } finally {
    agent.destroy()
    expect([...(await cleanup.unwind()), ...(await ownedBy(owner))]).toEqual([])
  }
}

function ask(stack: Stack, shared: Agent, exchange: Exchange): Promise<Answered | 'closed'> {
  const { method, path, headers = {}, body, alone = false } = exchange
  const { host, port } = stack.addressOf('proxy', 80)
  return new Promise((resolve, reject) => {
    const sent = request({ host, port, method, path, headers, agent: alone ? false : shared }, (response) => {
      // The socket is no longer the response's when it has ended.
      const client = response.socket.localAddress ?? ''
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString().replaceAll(`"${client}"`, '"<client>"')
        resolve({
          status: response.statusCode ?? 0,
          headers: toFields(response.rawHeaders),
          body: text.startsWith('{') ? JSON.parse(text) : text,
        })
      })
    })
    sent.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' ? resolve('closed') : reject(error),
    )
    sent.end(body)
  })
}

/** `Connection: keep-alive` is what HTTP/1.1 means without it, and between two neighbours only: left out. */
function toFields(raw: readonly string[]): string[] {
  const names = raw.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase())
  const values = raw.filter((_, at) => at % 2 === 1)
  return names
    .map((name, at) => `${name}: ${name === 'date' || name === 'content-length' ? '…' : values[at]}`)
    .filter((field) => field !== 'connection: keep-alive')
    .toSorted()
}
