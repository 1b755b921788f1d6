import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface RecordingProxy {
  readonly socketPath: string
  /** Everything that could change something, `DELETE /containers/<id>`, without queries, in order. */
  readonly mutations: readonly string[]
  /** Cuts every connection that is open now, as an engine's restart would. */
  cutConnections(): void
  /** Lets nothing more through on the event streams that are open now, without closing them: a connection that is dead and does not say so. */
  freezeEvents(): void
  close(): Promise<void>
}

/** Stands between an adapter and the real engine and writes down every call that is not a GET. */
export async function recordingProxy(engineSocket = '/var/run/docker.sock'): Promise<RecordingProxy> {
  const folder = await mkdtemp(join(tmpdir(), 'palier-proxy-'))
  const socketPath = join(folder, 'docker.sock')
  const mutations: string[] = []
  const eventStreams = new Set<IncomingMessage>()
  const server = createServer((incoming, outgoing) => {
    if (incoming.method !== 'GET' && incoming.method !== 'HEAD') mutations.push(writtenForm(incoming))
    const { method = 'GET', url = '/', headers } = incoming
    const forwarded = request({ socketPath: engineSocket, method, path: url, headers, agent: false }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      if (url.startsWith('/events')) eventStreams.add(answer)
      answer.pipe(outgoing)
    })
    forwarded.on('error', () => outgoing.destroy())
    outgoing.on('close', () => forwarded.destroy())
    incoming.pipe(forwarded)
  })
  // A connection that is taken over (a command with standard input) is passed on as it comes.
  server.on('upgrade', (incoming, socket, head) => {
    mutations.push(writtenForm(incoming))
    const onwards = connect(engineSocket)
    const headers = incoming.rawHeaders.map((text, index) => (index % 2 === 0 ? `${text}: ` : `${text}\r\n`)).join('')
    onwards.write(`${incoming.method} ${incoming.url} HTTP/1.1\r\n${headers}\r\n`)
    onwards.write(head)
    socket.pipe(onwards).pipe(socket)
    for (const end of [socket, onwards]) end.on('error', () => [socket, onwards].map((one) => one.destroy()))
  })
  await new Promise<void>((resolve) => server.listen(socketPath, resolve))
  return {
    socketPath,
    mutations,
    cutConnections: () => server.closeAllConnections(),
    freezeEvents() {
      for (const stream of eventStreams) stream.unpipe().resume()
      eventStreams.clear()
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function writtenForm({ method, url }: IncomingMessage): string {
  return `${method} ${(url ?? '').replace(/\?.*$/, '').replace(/^\/v[\d.]+/, '')}`
}
