import type { IncomingHttpHeaders } from 'node:http'
import type { Socket } from 'node:net'
import { Client } from 'undici'
import { type Failure, PalierError } from '../../../shared/domain/failure.ts'
import type { Outcome } from '../../../shared/domain/outcome.ts'
import type { TlsProblem } from '../../../shared/domain/tlsProblem.ts'
import type { LoadTarget } from '../ports/loadGenerator.ts'
import { openSocket } from './openSocket.ts'
import { toOutcome } from './toOutcome.ts'
import { toTlsProblem } from './toTlsProblem.ts'

/** Enough for any `/metrics` page; the rest of a longer body is not read. */
const maxBodyBytes = 4 * 1024 * 1024
/** Longer than any time between two requests that are meant for one connection. */
const keepAliveMs = 600_000

export interface HttpOrder {
  readonly method: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Asks the other side to close after the answer. */
  readonly isLast: boolean
  /** For all of it, from connecting to the last byte. */
  readonly timeoutMs: number
}

export type HttpReply =
  | {
      readonly kind: 'answered'
      readonly status: number
      readonly headers: Readonly<Record<string, string>>
      readonly body: string
    }
  | {
      readonly kind: 'failed'
      readonly outcome: Outcome
      readonly message: string
      readonly tls?: TlsProblem
      /** The connection led to another address; nothing was sent. */
      readonly wrongPeer?: PalierError
    }

/** One TCP connection, opened by the first request, for one request at a time. After a failure it is of no more use. */
export class HttpConnection {
  readonly #client: Client
  #socket: Socket | undefined
  #isConnected = false
  /** Of the handshake. */
  #refusal: Error | undefined

  constructor(target: LoadTarget, connectMs: number) {
    const { host, port } = target
    // `http:` with TLS too: the sockets are ours, and for `https:` undici would take the name to verify from the Host header.
    this.#client = new Client(`http://${host.includes(':') ? `[${host}]` : host}:${port}`, {
      headersTimeout: 0,
      bodyTimeout: 0,
      keepAliveTimeout: keepAliveMs,
      keepAliveMaxTimeout: keepAliveMs,
      allowH2: false,
      connect: (_, done) => {
        this.#isConnected = false
        this.#socket = openSocket(target, connectMs, (error, opened) => {
          this.#isConnected = opened !== null
          if (opened !== null) {
            // A server that wants a certificate says so when the handshake is over on this side.
            opened.prependListener('error', (later) => this.#keepRefusal(later))
            return done(null, opened)
          }
          this.#keepRefusal(error)
          // Under a name of our own: after an error of the certificate's name undici would go on trying for ever.
          done(this.#refusal === undefined ? (error ?? new Error('no socket')) : new Error('refused by TLS'), null)
        })
      },
    })
  }

  /** Never throws. */
  async request({ method, path, headers = {}, body, isLast, timeoutMs }: HttpOrder): Promise<HttpReply> {
    let isLate = false
    const deadline = setTimeout(() => {
      isLate = true
      this.close()
    }, timeoutMs)
    try {
      const answer = await this.#client.request({ method, path, headers, body: body ?? null, reset: isLast })
      return {
        kind: 'answered',
        status: answer.statusCode,
        headers: plainHeaders(answer.headers),
        body: await textOf(answer.body),
      }
    } catch (thrown) {
      const error = this.#refusal ?? thrown
      if (isWrongPeer(error)) {
        const { confirmed, reached } = error.failure
        const message = `connected to ${reached} instead of ${confirmed}`
        return { kind: 'failed', outcome: 'generator', message, wrongPeer: error }
      }
      const written = this.#isConnected
      return isLate
        ? failed(toOutcome({ kind: 'deadline', written }), `no whole answer within ${timeoutMs} ms`)
        : failed(toOutcome({ kind: 'failed', error, written }), messageOf(error), toTlsProblem(error))
    } finally {
      clearTimeout(deadline)
    }
  }

  #keepRefusal(error: Error | null): void {
    if (error !== null && toTlsProblem(error) !== undefined) this.#refusal = error
  }

  close(): void {
    this.#client.destroy(null, () => undefined)
    this.#socket?.destroy()
  }
}

function isWrongPeer(
  error: unknown,
): error is PalierError & { readonly failure: Extract<Failure, { kind: 'wrongPeer' }> } {
  return error instanceof PalierError && error.failure.kind === 'wrongPeer'
}

function failed(outcome: Outcome, message: string, tls?: TlsProblem): HttpReply {
  return { kind: 'failed', outcome, message, ...(tls && { tls }) }
}

async function textOf(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of body) {
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes >= maxBodyBytes) break
  }
  return Buffer.concat(chunks).subarray(0, maxBodyBytes).toString('utf8')
}

function plainHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  )
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
