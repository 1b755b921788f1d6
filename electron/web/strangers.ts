import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/**
 * Connections that have not yet said anything that was let in. Beyond so many the oldest goes: whoever opens hundreds and says nothing
 * pushes out their own, and the owner, who speaks at once, always gets in.
 */
export class Strangers {
  readonly #sockets = new Set<Socket>()

  constructor(server: Server, most = 128) {
    server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket)
      socket.once('close', () => this.#sockets.delete(socket))
      const [oldest] = this.#sockets
      if (this.#sockets.size > most) oldest?.destroy()
    })
  }

  /** Is no stranger any more. */
  admit(socket: Socket): void {
    this.#sockets.delete(socket)
  }
}
