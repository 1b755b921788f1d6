import { getSystemErrorMessage } from 'node:util'
import { PalierError } from '../../../shared/domain/failure.ts'

/** The system's own words for a failed file call, `permission denied`, without the call and the path. */
export function ioReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { errno } = error as NodeJS.ErrnoException
  if (errno === undefined) return error.message
  return getSystemErrorMessage(errno) ?? error.message
}

/** Whether a file call failed with this code, `ENOENT`. */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && codes.includes((error as NodeJS.ErrnoException).code ?? '')
}

/** What a failed write means for the user: a full disk (or quota), or a place that cannot be written to. */
export function writeError(path: string, error: unknown): PalierError {
  if (error instanceof PalierError) return error
  if (hasCode(error, 'ENOSPC', 'EDQUOT')) return new PalierError({ kind: 'diskFull', path }, { cause: error })
  return new PalierError({ kind: 'storeUnwritable', path, message: ioReason(error) }, { cause: error })
}

export function unreadable(path: string, message: string, cause?: unknown): PalierError {
  return new PalierError({ kind: 'storeUnreadable', path, message }, { cause })
}
