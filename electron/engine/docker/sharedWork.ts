interface Shared<T> {
  readonly result: Promise<T>
  readonly abort: AbortController
  readonly listeners: Set<(message: string) => void>
  waiting: number
}

/** Work that several callers want at the same time is done once. It is given up when the last of them has given up. */
export class SharedWork<T> {
  readonly #running = new Map<string, Shared<T>>()

  async run(
    key: string,
    work: (onMessage: (message: string) => void, signal: AbortSignal) => Promise<T>,
    onMessage: (message: string) => void,
    signal: AbortSignal,
  ): Promise<T> {
    signal.throwIfAborted()
    const shared = this.#running.get(key) ?? this.#begin(key, work)
    shared.waiting += 1
    shared.listeners.add(onMessage)
    const done = new AbortController()
    try {
      return await Promise.race([shared.result, rejectedBy(signal, done.signal)])
    } finally {
      done.abort()
      shared.listeners.delete(onMessage)
      shared.waiting -= 1
      if (shared.waiting === 0) {
        shared.abort.abort()
        if (this.#running.get(key) === shared) this.#running.delete(key)
      }
    }
  }

  #begin(key: string, work: (onMessage: (message: string) => void, signal: AbortSignal) => Promise<T>): Shared<T> {
    const abort = new AbortController()
    const listeners = new Set<(message: string) => void>()
    const result = work((message) => {
      for (const listener of listeners) listener(message)
    }, abort.signal)
    result.catch(() => undefined)
    const shared = { result, abort, listeners, waiting: 0 }
    this.#running.set(key, shared)
    return shared
  }
}

/** Listens until `done`, so that a long-lived signal does not collect listeners. */
function rejectedBy(signal: AbortSignal, done: AbortSignal): Promise<never> {
  const rejected = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true, signal: done })
  })
  rejected.catch(() => undefined)
  return rejected
}
