import { DatabaseGone } from './database.ts'

/** Codes of the client (the first two rows) and of the server: it shuts down, starts up, is full, took too long, was waited for too long. */
const codes = new Set([
  ...['CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED', 'CONNECT_TIMEOUT', 'ECONNREFUSED', 'ECONNRESET'],
  ...['ENOTFOUND', 'EAI_AGAIN', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'],
  ...['57P01', '57P02', '57P03', '53300', '57014', '55P03'],
])

/** The error itself, or what it means when it is the connection's and not the statement's. */
export function toDatabaseError(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error
  const isGone = codes.has(error.code) || error.code.startsWith('08')
  return isGone ? new DatabaseGone(`${error.code}: ${error.message}`, { cause: error }) : error
}

/** The server's code when a row refers to one that is not there. */
export function isMissingReference(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23503'
}
