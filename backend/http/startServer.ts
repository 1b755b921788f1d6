import { createServer, type Server } from 'node:http'
import { hostname } from 'node:os'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { refuseUnreadable } from './refuseUnreadable.ts'

/** Answers that take longer are cut off when the server stops: Docker gives ten seconds for all of it. */
const drainMs = 6000

/** Listens with the app's answers; the host's name stands on every one of them, the refused requests' too. */
export async function startServer(app: Hono, port: number): Promise<Server> {
  const instance = hostname()
  // HTTP/1.0 need not name a host; health tests do not.
  const answer = getRequestListener(app.fetch, { hostname: instance, errorHandler: () => notARequest() })
  const server = createServer((incoming, outgoing) => {
    outgoing.setHeader('x-instance-id', instance)
    void answer(incoming, outgoing)
  })
  refuseUnreadable(server, { 'x-instance-id': instance })
  // Longer than any of the proxies keeps an idle connection: the end that closes first must be theirs, or a request meets a closed one.
  server.keepAliveTimeout = 75_000
  server.headersTimeout = 10_000
  server.requestTimeout = 30_000
  await new Promise<void>((listening, fail) => server.once('error', fail).listen(port, listening))
  return server
}

/** The app answers whatever is a request: only a host or an address that is none comes here. */
function notARequest(): Response {
  return Response.json({ error: 'The host or the address is not valid.', problems: [] }, { status: 400 })
}

/** Takes no connection any more, and waits for the answers that are on their way. */
export async function drain(server: Server): Promise<void> {
  const timer = setTimeout(() => server.closeAllConnections(), drainMs)
  const closed = new Promise<void>((done) => server.close(() => done()))
  server.closeIdleConnections()
  await closed
  clearTimeout(timer)
}
