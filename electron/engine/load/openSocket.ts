import { createConnection, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { errors } from 'undici'
import { PalierError } from '../../../shared/domain/failure.ts'
import type { LoadTarget } from '../ports/loadGenerator.ts'
import { tlsOptions } from './tlsOptions.ts'
import { wrongPeer } from './wrongPeer.ts'

/**
 * Opens one connection, with its TLS handshake if there is to be one; `done` is called once, unless the socket is destroyed from outside
 * first. One that leads to another address is closed, and `done` gets `PalierError` wrongPeer.
 *
 * Used in place of undici's own connector because that one keeps the connecting socket to itself: it could not be
 * closed when a run is stopped, and its timer is only exact to about half a second.
 */
export function openSocket(
  { host, port, tls }: LoadTarget,
  connectMs: number,
  done: (error: Error | null, socket: Socket | null) => void,
): Socket {
  const to = { host, port, noDelay: true }
  const socket = tls === undefined ? createConnection(to) : connectTls({ ...to, ...tlsOptions(tls) })
  const timer = setTimeout(() => {
    finish(new errors.ConnectTimeoutError(`no connection within ${connectMs} ms`))
    socket.destroy()
  }, connectMs)
  let finished = false
  const finish = (error: Error | null) => {
    if (finished) return
    finished = true
    clearTimeout(timer)
    if (error === null) done(null, socket)
    else done(error, null)
  }
  socket.once(tls === undefined ? 'connect' : 'secureConnect', () => {
    const reached = wrongPeer(socket, host)
    if (reached === undefined) return finish(null)
    finish(new PalierError({ kind: 'wrongPeer', confirmed: host, reached }))
    socket.destroy()
  })
  // Stays for the socket's whole life: undici listens too, but only once it has the socket.
  socket.on('error', (error) => finish(error))
  socket.once('close', () => {
    finished = true
    clearTimeout(timer)
  })
  return socket
}
