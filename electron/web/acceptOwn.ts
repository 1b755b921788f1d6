import type { Server } from 'node:http'
import { createServer, type Server as Listener, type Socket } from 'node:net'

/**
 * What listens for `http`: it gets the connections that are ours, and not a byte is read of any before that is known. It has to be
 * told that it listens, or it watches over no time limit.
 */
export function acceptOwn(http: Server, isOurs: (socket: Socket) => Promise<boolean>): Listener {
  const listener = createServer({ pauseOnConnect: true, allowHalfOpen: true, noDelay: true }, async (socket) => {
    socket.on('error', () => socket.destroy())
    // The host may have ended in the meantime.
    if (!(await isOurs(socket)) || !listener.listening) {
      socket.destroy()
      return
    }
    http.emit('connection', socket)
    socket.resume()
  })
  listener.on('listening', () => http.emit('listening'))
  return listener
}
