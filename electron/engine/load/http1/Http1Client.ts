import { isIP, type Socket } from 'node:net'
import type { ConnectionOptions } from 'node:tls'
import type { LoadTarget } from '../../ports/loadGenerator.ts'
import { Deadline } from '../schedule/Deadlines.ts'
import type { Schedule } from '../schedule/Schedule.ts'
import type { InstanceNames } from './InstanceNames.ts'
import { openConnection } from './openConnection.ts'
import { ResponseReader } from './ResponseReader.ts'

/** What all connections of one load thread share. */
export interface ClientWorld {
  readonly target: Pick<LoadTarget, 'host' | 'port'>
  /** Absent without TLS. */
  readonly tls?: ConnectionOptions
  readonly nowMs: () => number
  /** Whether everything has been cut off; asked before anything that has come is looked at. */
  readonly isStopped: () => boolean
  readonly connectLimit: ReturnType<Schedule['limit']>
  readonly responseLimit: ReturnType<Schedule['limit']>
  readonly onSocket: (socket: Socket) => void
  /** A connection failed before it could be used. */
  readonly onUnconnected: (error: unknown) => void
  /** Bytes of every connection go through this one: they are read before the next ones come. */
  readonly readBuffer: Buffer
  readonly instances: InstanceNames
}

export interface Exchange {
  readonly bytes: Buffer | string
  /** Longest body. */
  readonly maxBodyBytes: number
  readonly keepsBody: boolean
  readonly keepsHead: boolean
  /** It is a HEAD: its answer ends with the head. */
  readonly isHead: boolean
  /** The connection is for this request alone. */
  readonly isLast: boolean
}

/** How an exchange ended, as the connection saw it. */
export type ExchangeEnd =
  | { readonly kind: 'answered' }
  /**
   * `written`: the request had been handed to an open connection. `stale`: that connection had been idle for a while, and its end came before
   * any byte of the answer and as soon after the request as a close that crossed it on the way: it has most likely never been read.
   */
  | { readonly kind: 'failed'; readonly error: unknown; readonly written: boolean; readonly stale: boolean }
  | { readonly kind: 'deadline'; readonly written: boolean }
  | { readonly kind: 'aborted' }

export interface ExchangeOwner {
  /** Connecting begins, or the request is written to a connection that was open. */
  onStart(nowMs: number): void
  onConnected(nowMs: number, tookMs: number): void
  onEnd(end: ExchangeEnd): void
}

const answered: ExchangeEnd = { kind: 'answered' }
const aborted: ExchangeEnd = { kind: 'aborted' }

/** Idle connections are not used for longer than this; Nginx keeps them for 75 s. */
const longestIdleMs = 60_000
/**
 * A connection that is closed without an answer after less idling than this was cut by a server that was at work on it: no server gives an
 * idle one up so soon by itself (Gunicorn waits 2 s, Node and Uvicorn 5 s, Nginx 75 s), and one that has to make room is at its limit.
 */
const leastStaleMs = 500
/**
 * What makes a connection stale is a close that crosses the request on the wire: "a client, server, or proxy MAY close the transport connection
 * at any time", and the other side may just then be sending (RFC 9112 §9.5; why such a request may be sent again: §9.3.1). That close was on its
 * way already, or the reset by which a closed socket answers follows at once: either is here within one round trip of the request. Whoever ends
 * the connection later had the request before, and was at work on it. One round trip is what connecting took, over TLS three and a key exchange,
 * so twice that is enough; at least 20 ms, because that long a loop of ours may stand still in a second that is judged valid
 * (`doubtBounds.loopDelayUs`); and no more than 200 ms, because a connect that took longer waited for a place in the server's backlog or for its
 * SYN to be sent again (RFC 6298: after 1 s).
 */
const staleWithinMs = { least: 20, most: 200 } as const
/** Before the server's own limit, so that its close does not cross a request on the wire. */
const beforeServerMs = 500

/**
 * One connection, opened when it is needed, for one exchange at a time. Every exchange ends exactly once, at the latest with its
 * deadline; nothing is ever sent twice from here.
 */
export class Http1Client {
  readonly reader: ResponseReader
  readonly #world: ClientWorld
  #owner: ExchangeOwner | undefined
  readonly #connectDeadline = new Deadline(() => this.#onDeadline())
  readonly #responseDeadline = new Deadline(() => this.#onDeadline())
  #socket: Socket | undefined
  #exchange: Exchange | undefined
  #isWritten = false
  #connectingMs = 0
  /** What connecting took, up to the first request. */
  #connectMs = 0
  #askedMs = 0
  #idleSinceMs = 0
  /** Before the present exchange; 0 on a new connection. */
  #idledMs = 0
  #idleForMs = longestIdleMs
  /** Of the last handshake: whoever comes back resumes what they had, as browsers do. */
  #session: Buffer | undefined

  constructor(world: ClientWorld) {
    this.#world = world
    this.reader = new ResponseReader(world.instances)
  }

  send(exchange: Exchange, owner: ExchangeOwner): void {
    const { nowMs, responseLimit } = this.#world
    const atMs = nowMs()
    this.#askedMs = atMs
    this.#exchange = exchange
    this.#owner = owner
    this.#isWritten = false
    this.reader.begin(exchange.maxBodyBytes, exchange.keepsBody, exchange.keepsHead, exchange.isHead)
    responseLimit.set(this.#responseDeadline, atMs)
    owner.onStart(atMs)
    this.#idledMs = this.#socket === undefined ? 0 : atMs - this.#idleSinceMs
    if (this.#idledMs > this.#idleForMs) this.#drop()
    if (this.#socket === undefined) this.#connect(atMs)
    else this.#write(this.#socket, exchange)
  }

  /** Cuts off what is under way; its owner is told. */
  abort(): void {
    if (this.#exchange === undefined) this.#drop()
    else this.#end(aborted, false)
  }

  /** Closes the connection; not during an exchange. */
  close(): void {
    this.#drop()
  }

  #connect(atMs: number): void {
    const { connectLimit, onSocket } = this.#world
    this.#connectingMs = atMs
    this.#idledMs = 0
    this.#idleForMs = longestIdleMs
    connectLimit.set(this.#connectDeadline, atMs)
    const isMine = () => !this.#world.isStopped() && this.#socket === socket
    const socket = openConnection(this.#world, this.#session, {
      onData: (buffer, length) => isMine() && this.#onData(buffer, length),
      onReached: () => void this.#world.isStopped(),
      onOpen: () => isMine() && this.#onConnect(socket),
      onSession: (session) => {
        this.#session = session
      },
      onOtherEnd: () => isMine() && this.#onOtherEnd(),
      onError: (error) => isMine() && this.#onError(error),
    })
    this.#socket = socket
    onSocket(socket)
  }

  #onConnect(socket: Socket): void {
    const { nowMs, connectLimit } = this.#world
    const atMs = nowMs()
    connectLimit.lift(this.#connectDeadline)
    if (!isPeer(socket, this.#world.target.host)) {
      this.#onError(new Error('connected to another address than the one that was confirmed'))
      return
    }
    this.#connectMs = atMs - this.#connectingMs
    this.#owner?.onConnected(atMs, this.#connectMs)
    if (this.#exchange !== undefined) this.#write(socket, this.#exchange)
  }

  #write(socket: Socket, { bytes }: Exchange): void {
    this.#isWritten = true
    // Latin 1: what is not ASCII was encoded when the request was made.
    if (typeof bytes === 'string') socket.write(bytes, 'latin1')
    else socket.write(bytes)
  }

  #onData(buffer: Buffer, length: number): void {
    const exchange = this.#exchange
    // Nobody asked: a server that says goodbye before it closes (408), or that does not speak HTTP.
    if (exchange === undefined || !this.#isWritten) {
      this.#drop()
      return
    }
    const used = this.#attempt(() => this.reader.read(buffer, 0, length))
    if (this.reader.isDone) this.#end(answered, used === length && this.reader.keepsOpen && !exchange.isLast)
  }

  #onOtherEnd(): void {
    if (this.#exchange === undefined) {
      this.#drop()
      return
    }
    this.#attempt(() => this.reader.closed())
    if (this.reader.isDone) this.#end(answered, false)
  }

  /** What cannot be read ends the exchange. */
  #attempt<T>(read: () => T): T | undefined {
    try {
      return read()
    } catch (error) {
      this.#onError(error)
      return undefined
    }
  }

  #onError(error: unknown): void {
    if (!this.#isWritten) this.#world.onUnconnected(error)
    if (this.#exchange === undefined) this.#drop()
    else this.#end({ kind: 'failed', error, written: this.#isWritten, stale: this.#isStale() }, false)
  }

  /** After idling a request is written when it is sent: what came between is the other side's. */
  #isStale(): boolean {
    if (this.#idledMs < leastStaleMs || this.reader.hasBegun) return false
    const withinMs = Math.min(staleWithinMs.most, Math.max(staleWithinMs.least, 2 * this.#connectMs))
    return this.#world.nowMs() - this.#askedMs <= withinMs
  }

  #onDeadline(): void {
    this.#end({ kind: 'deadline', written: this.#isWritten }, false)
  }

  #end(end: ExchangeEnd, keepsOpen: boolean): void {
    this.#world.responseLimit.lift(this.#responseDeadline)
    this.#exchange = undefined
    if (keepsOpen) {
      this.#idleSinceMs = this.#world.nowMs()
      const { keepAliveMs } = this.reader.fields
      if (keepAliveMs !== undefined)
        this.#idleForMs = Math.min(longestIdleMs, Math.max(0, keepAliveMs - beforeServerMs))
    } else this.#drop()
    const owner = this.#owner
    this.#owner = undefined
    owner?.onEnd(end)
  }

  #drop(): void {
    const socket = this.#socket
    this.#socket = undefined
    this.#world.connectLimit.lift(this.#connectDeadline)
    socket?.destroy()
  }
}

/** What was confirmed is an address; the connection must have led there and nowhere else (a name is only seen in tests of names). */
function isPeer({ remoteAddress }: Socket, host: string): boolean {
  if (isIP(host) === 0) return true
  // Gone already: its error or end is on the way.
  if (remoteAddress === undefined) return true
  return remoteAddress === host || remoteAddress === `::ffff:${host}` || canonical(remoteAddress) === canonical(host)
}

/** IPv6 addresses have many spellings. */
function canonical(address: string): string {
  return isIP(address) === 6 && !address.includes('%') ? new URL(`http://[${address}]`).hostname : address
}
