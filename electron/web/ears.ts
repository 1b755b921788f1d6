import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Announcement } from '../../shared/contract/announcements.ts'
import { subprotocol } from './caller.ts'

export interface EarsOptions {
  /** More are refused before the upgrade. */
  readonly most?: number
  /** What one may have waiting; one that has more does not read, and is let go. */
  readonly mostWaitingBytes?: number
  /** One that has not answered the last ping by the next is let go. */
  readonly pingEveryMs?: number
}

interface Ear {
  readonly socket: WebSocket
  readonly tab: string
  hasAnswered: boolean
}

/**
 * The windows that hear what the engine announces. Each announcement is written out once, whatever the number of windows, so that those
 * that do not read cost one copy together. Nothing is taken from them: whoever says anything is let go.
 */
export class Ears {
  readonly #server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: 1024,
    handleProtocols: () => subprotocol,
  })
  readonly #ears = new Set<Ear>()
  readonly #most: number
  readonly #mostWaitingBytes: number
  readonly #pings: NodeJS.Timeout

  constructor({ most = 32, mostWaitingBytes = 4 * 1024 * 1024, pingEveryMs = 15_000 }: EarsOptions = {}) {
    this.#most = most
    this.#mostWaitingBytes = mostWaitingBytes
    this.#pings = setInterval(() => this.#ping(), pingEveryMs).unref()
  }

  get isFull(): boolean {
    return this.#ears.size >= this.#most
  }

  /** One for each tab: a tab that comes again has lost the one before. `onGone` is called once. */
  add(request: IncomingMessage, stream: Duplex, head: Buffer, tab: string, onGone: () => void): void {
    this.#server.handleUpgrade(request, stream, head, (socket) => {
      for (const ear of this.#ears) if (ear.tab === tab) ear.socket.terminate()
      const ear: Ear = { socket, tab, hasAnswered: true }
      this.#ears.add(ear)
      socket.on('pong', () => {
        ear.hasAnswered = true
      })
      socket.on('message', () => socket.close(1008, 'nothing is taken here'))
      // Followed by `close`, which is where it is seen to.
      socket.on('error', () => undefined)
      socket.on('close', () => {
        this.#ears.delete(ear)
        onGone()
      })
    })
  }

  tell({ name, content }: Announcement): void {
    if (this.#ears.size === 0) return
    const message = Buffer.from(JSON.stringify({ name, content }))
    for (const { socket } of this.#ears) {
      if (socket.bufferedAmount > this.#mostWaitingBytes) socket.terminate()
      else socket.send(message, { binary: false })
    }
  }

  /** Tells them that the host goes, and goes without waiting for them. */
  close(): void {
    clearInterval(this.#pings)
    for (const { socket } of this.#ears) {
      socket.close(1001)
      setTimeout(() => socket.terminate(), 200).unref()
    }
  }

  #ping(): void {
    for (const ear of this.#ears) {
      if (!ear.hasAnswered) {
        ear.socket.terminate()
        continue
      }
      ear.hasAnswered = false
      ear.socket.ping()
    }
  }
}
