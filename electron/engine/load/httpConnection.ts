import type { IncomingHttpHeaders } from 'node:http'
import type { Socket } from 'node:net'
import { Client } from 'undici'
import type { Outcome } from '../../../shared/domain/outcome.ts'
import { openSocket } from './openSocket.ts'
import { toOutcome } from './toOutcome.ts'

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
  | { readonly kind: 'failed'; readonly outcome: Outcome; readonly message: string }

/** One TCP connection, opened by the first request, for one request at a time. After a failure it is of no more use. */
export class HttpConnection {
  readonly #client: Client
  #socket: Socket | undefined
  #isConnected = false

  constructor({ host, port }: { readonly host: string; readonly port: number }, connectMs: number) {
    this.#client = new Client(`http://${host.includes(':') ? `[${host}]` : host}:${port}`, {
      headersTimeout: 0,
      bodyTimeout: 0,
      keepAliveTimeout: keepAliveMs,
      keepAliveMaxTimeout: keepAliveMs,
      allowH2: false,
      connect: (_, done) => {
        this.#isConnected = false
        this.#socket = openSocket({ host, port }, connectMs, (error, opened) => {
          this.#isConnected = opened !== null
          if (opened === null) done(error ?? new Error('no socket'), null)
          else done(null, opened)
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
    } catch (error) {
      const written = this.#isConnected
      return isLate
        ? failed(toOutcome({ kind: 'deadline', written }), `no whole answer within ${timeoutMs} ms`)
        : failed(toOutcome({ kind: 'failed', error, written }), messageOf(error))
    } finally {
      clearTimeout(deadline)
    }
  }

  close(): void {
    this.#client.destroy(null, () => undefined)
    this.#socket?.destroy()
  }
}

function failed(outcome: Outcome, message: string): HttpReply {
  return { kind: 'failed', outcome, message }
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
