import { DatabaseGone } from './database.ts'

/** Node's codes, then the server's: it shuts down, starts up, is full, took too long, was waited for too long. */
const codes = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'],
  ...['57P01', '57P02', '57P03', '53300', '57014', '55P03'],
])

/** What the client says, without any code: a connection that ended, an answer or a free connection that did not come in time. */
const words =
  /^(Connection terminated|Query read timeout|timeout exceeded|Client has encountered a connection error|Client was closed)/

/** The error itself, or what it means when it is the connection's and not the statement's. */
export function toDatabaseError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof DatabaseGone) return error
  const code = codeOf(error)
  const isGone = code === undefined ? words.test(error.message) : codes.has(code) || code.startsWith('08')
  return isGone
    ? new DatabaseGone(code === undefined ? error.message : `${code}: ${error.message}`, { cause: error })
    : error
}

/** The server's code when a row refers to one that is not there. */
export function isMissingReference(error: unknown): boolean {
  return error instanceof Error && codeOf(error) === '23503'
}

function codeOf(error: Error): string | undefined {
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
