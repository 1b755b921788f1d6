import type { Outcome } from '../../../shared/domain/outcome.ts'
import { ResponseProblem } from './http1/ResponseProblem.ts'
import { toTlsProblem } from './toTlsProblem.ts'

/** How a request ended, as the connection saw it. */
export type RequestEnd =
  | { readonly kind: 'answered'; readonly status: number; readonly expect: number }
  /** `written`: the request had a connection when it failed; `stale`: one that had been idle, and not a byte of an answer. */
  | { readonly kind: 'failed'; readonly error: unknown; readonly written: boolean; readonly stale?: boolean }
  /** Our own deadline for the whole request. */
  | { readonly kind: 'deadline'; readonly written: boolean }
  /** No connection of the pool was free for as long as a request may take: it was never sent. */
  | { readonly kind: 'noConnection' }
  /** Cut off by our own stop. */
  | { readonly kind: 'aborted' }

/**
 * Who is to blame, from what was seen. Whatever is not understood is booked to the generator: a server is never
 * blamed for what nobody can name.
 */
export function toOutcome(end: RequestEnd): Outcome {
  switch (end.kind) {
    case 'answered':
      return ofStatus(end.status, end.expect)
    case 'failed':
      return ofFailure(end.error, end.written, end.stale === true)
    case 'deadline':
      return end.written ? 'responseTimeout' : 'connectTimeout'
    case 'noConnection':
      return 'poolTimeout'
    case 'aborted':
      return 'aborted'
  }
}

function ofStatus(status: number, expect: number): Outcome {
  if (status === expect) return 'ok'
  if (status < 400) return 'checkFailed'
  if (status < 500) return 'http4xx'
  if (status === 502) return 'http502'
  if (status === 503) return 'http503'
  if (status === 504) return 'http504'
  return 'http5xx'
}

/** By Node's and undici's error codes. */
const byCode: Readonly<Record<string, Outcome>> = {
  UND_ERR_CONNECT_TIMEOUT: 'connectTimeout',
  UND_ERR_HEADERS_TIMEOUT: 'responseTimeout',
  UND_ERR_BODY_TIMEOUT: 'responseTimeout',
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
  /** The other side closed, also before the first byte of the answer. */
  UND_ERR_SOCKET: 'reset',
  /** The connection ended before the body was whole. */
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'reset',
  UND_ERR_HEADERS_OVERFLOW: 'reset',
  /** An answer without end: there is one, but not the expected one. */
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'checkFailed',
  /**
   * What the kernel says about a container's address after about 3 s without an answer to its ARP requests. With a
   * shorter connect timeout the same death is a `connectTimeout`, so it is one here too: the class must not depend
   * on which clock runs out first.
   */
  EHOSTUNREACH: 'connectTimeout',
  EHOSTDOWN: 'connectTimeout',
  ENETUNREACH: 'connectTimeout',
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  EAI_NODATA: 'dns',
  EMFILE: 'generator',
  ENFILE: 'generator',
  EADDRNOTAVAIL: 'generator',
  EADDRINUSE: 'generator',
  ENOBUFS: 'generator',
  ENOMEM: 'generator',
}

function ofFailure(error: unknown, written: boolean, stale: boolean): Outcome {
  const outcome = ofError(error, written)
  return stale && outcome === 'reset' ? 'stale' : outcome
}

function ofError(error: unknown, written: boolean): Outcome {
  if (error instanceof ResponseProblem) return error.kind === 'bodyTooLong' ? 'checkFailed' : 'reset'
  const code = codeOf(error)
  // TCP gave up: on the way in, nobody was there; later, an answer never came.
  if (code === 'ETIMEDOUT') return written ? 'responseTimeout' : 'connectTimeout'
  // Something answered, but not in HTTP. undici's parse errors have a name, but mostly no code.
  if (error instanceof Error && error.name === 'HTTPParserError') return 'reset'
  // A certificate that is not to be trusted, or no TLS at all: what was reached is not what was to be asked.
  return byCode[code] ?? (toTlsProblem(error) === undefined ? 'generator' : 'reset')
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return ''
  return typeof error.code === 'string' ? error.code : ''
}
