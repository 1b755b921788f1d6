import { PalierError } from '../../../shared/domain/failure.ts'

/** HTTP status of the engine's refusal; undefined when it was not an answer at all. */
export function statusOf(error: unknown): number | undefined {
  const status = (error as { statusCode?: unknown } | null)?.statusCode
  return typeof status === 'number' ? status : undefined
}

/** The engine's own sentence, without what the client library wraps around it. */
export function wordsOf(error: unknown): string {
  const json = (error as { json?: unknown } | null)?.json
  const message = (json as { message?: unknown } | null | undefined)?.message
  if (typeof message === 'string') return message.trim()
  const text = error instanceof Error ? error.message : String(error)
  return text.replace(/^\(HTTP code \d+\) [^-]*- /, '').trim()
}

/** 404: somebody else was faster. 304: stopped already. 409 with "in progress": being removed right now. */
export function isAlreadyDone(error: unknown): boolean {
  const status = statusOf(error)
  return (
    status === 404 || status === 304 || (status === 409 && /already in progress|is not running/i.test(wordsOf(error)))
  )
}

/** For refusals that have no failure of their own. */
export function engineFailed(doing: string, error: unknown): PalierError {
  return new PalierError({ kind: 'engineFailed', doing, message: wordsOf(error) }, { cause: error })
}
