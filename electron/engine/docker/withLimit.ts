import type { Clock } from '../ports/clock.ts'

/** The work took longer than it was given. */
export class LimitReached extends Error {
  readonly limitMs: number
  constructor(limitMs: number) {
    super(`no answer within ${limitMs} ms`)
    this.name = 'LimitReached'
    this.limitMs = limitMs
  }
}

/**
 * Runs `work` with a signal that fires when `outer` does or when the limit passes, and settles at that moment
 * even if the work does not react. `Infinity` is no limit. Throws `LimitReached`, or the outer signal's reason.
 */
export async function withLimit<T>(
  clock: Clock,
  limitMs: number,
  outer: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  outer.throwIfAborted()
  const done = new AbortController()
  const limit = new AbortController()
  const signal = AbortSignal.any([outer, limit.signal])
  const cut = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  cut.catch(() => undefined)
  if (Number.isFinite(limitMs)) {
    clock.sleep(limitMs, done.signal).then(
      () => limit.abort(new LimitReached(limitMs)),
      () => undefined,
    )
  }
  try {
    return await Promise.race([work(signal), cut])
  } finally {
    done.abort()
  }
}
