import { createConnection, type Socket } from 'node:net'
import { type ConnectionOptions, connect as connectTls } from 'node:tls'
import type { ClientWorld } from './Http1Client.ts'

/** What a connection tells; nothing before it has been given out. */
export interface ConnectionEvents {
  onData(buffer: Buffer, length: number): void
  /** The other side is there; over TLS the handshake has begun. */
  onReached(): void
  /** It can be written to: over TLS, the handshake is done and the certificate was accepted. */
  onOpen(): void
  /** What the next handshake may resume. */
  onSession(session: Buffer): void
  onOtherEnd(): void
  onError(error: unknown): void
}

/**
 * One connection to the target. What it receives goes through the thread's own buffer, decrypted if need be, without a stream between. With
 * a `session` the handshake is short: no certificate is sent again.
 */
export function openConnection(
  { target: { host, port }, tls, readBuffer }: Pick<ClientWorld, 'target' | 'tls' | 'readBuffer'>,
  session: Buffer | undefined,
  events: ConnectionEvents,
): Socket {
  const onread = {
    buffer: readBuffer,
    callback: (length: number, buffer: Uint8Array) => {
      events.onData(buffer as Buffer, length)
      return true
    },
  }
  const to = { host, port, noDelay: true, onread }
  const socket =
    tls === undefined ? createConnection(to) : overTls({ ...to, ...tls, ...(session && { session }) }, events)
  socket.on('connect', () => events.onReached())
  if (tls === undefined) socket.on('connect', () => events.onOpen())
  socket.on('end', () => events.onOtherEnd())
  socket.on('error', (error) => events.onError(error))
  return socket
}

function overTls(options: ConnectionOptions, events: ConnectionEvents): Socket {
  const socket = connectTls(options)
  // As an option it does not reach the socket below.
  socket.setNoDelay(true)
  socket.on('secureConnect', () => events.onOpen())
  socket.on('session', (received: Buffer) => events.onSession(received))
  return socket
}
