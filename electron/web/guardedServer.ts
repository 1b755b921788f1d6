import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { type Admission, admit, type Door } from './admit.ts'
import { type Caller, toCaller } from './caller.ts'
import { type Refusal, refusalOf, refusalText } from './refusal.ts'
import { securityHeaders } from './securityHeaders.ts'
import { Strangers } from './strangers.ts'

export interface Admitted {
  /** Every header that concerns safety is set. */
  request(request: IncomingMessage, response: ServerResponse): void
  /** A status to refuse with after all; undefined when the connection was taken over. */
  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer, caller: Caller): number | undefined
}

/** The limits of a caller who takes their time. */
const headersWithinMs = 5_000
const requestWithinMs = 30_000
/** Browsers keep a connection longer; every new one costs a look at whose it is. */
const keptAliveMs = 60_000
/** So long a refused connection may take to read why. */
const goneWithinMs = 1_000

export function createIdleServer(): Server {
  return createServer({
    headersTimeout: headersWithinMs,
    requestTimeout: requestWithinMs,
    keepAliveTimeout: keptAliveMs,
    connectionsCheckingInterval: 1_000,
    maxHeaderSize: 16 * 1024,
    // A missing Host is refused like a wrong one, with all headers.
    requireHostHeader: false,
  })
}

/** Everything that reaches the server passes the guard here, requests and upgrades alike, before anything else looks at it. */
export function guard(server: Server, door: Door, admitted: Admitted): void {
  const strangers = new Strangers(server)
  const headers = securityHeaders(door.port)
  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    const caller = toCaller(request, false)
    const admission = admit(caller, door)
    if (admission.kind === 'refused') {
      refuse(response, refusalOf(admission, caller, door.port))
      return
    }
    if (!isStillStranger(admission)) strangers.admit(request.socket)
    admitted.request(request, response)
  }
  const onUpgrade = (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    stream.on('error', () => stream.destroy())
    const caller = toCaller(request, true)
    const admission = admit(caller, door)
    const status = admission.kind === 'refused' ? admission.status : admitted.upgrade(request, stream, head, caller)
    if (status === undefined) strangers.admit(request.socket)
    else refuseConnection(stream, status, headers)
  }
  server.on('request', onRequest)
  // Nobody is told to go on with a body; those who wait for that go on by themselves, or have been refused.
  server.on('checkContinue', onRequest)
  server.on('checkExpectation', onRequest)
  server.on('upgrade', onUpgrade)
  server.on('clientError', (_, stream) => refuseConnection(stream, 400, headers))
}

function isStillStranger(admission: Extract<Admission, { kind: 'admitted' }>): boolean {
  return admission.route.needs === 'launchToken'
}

function refuse(response: ServerResponse, { status, type, body }: Refusal): void {
  response.writeHead(status, {
    connection: 'close',
    'content-length': Buffer.byteLength(body),
    ...(body !== '' && { 'content-type': type }),
  })
  response.end(body)
}

function refuseConnection(stream: Duplex, status: number, headers: Readonly<Record<string, string>>): void {
  if (stream.writable) stream.end(refusalText(status, headers))
  setTimeout(() => stream.destroy(), goneWithinMs).unref()
}
