import { EventEmitter } from 'node:events'

/** Electron's event: what it is about, and the way to say no. */
export interface AskedEvent {
  defaultPrevented: boolean
  preventDefault(): void
}

export function askedEvent<T extends object>(about: T): AskedEvent & T {
  const event = {
    ...about,
    defaultPrevented: false,
    preventDefault: () => {
      event.defaultPrevented = true
    },
  }
  return event
}

/** Hears only the events that the stand-in emits: one that never comes would be a test that passes for nothing. */
export class Emitter {
  readonly #events = new EventEmitter()
  readonly #name: string
  readonly #known: readonly string[]

  constructor(name: string, known: readonly string[]) {
    this.#name = name
    this.#known = known
  }

  on(event: string, listener: (...args: never[]) => void): this {
    if (!this.#known.includes(event))
      throw new Error(`The stand-in does not imitate the event ${event} of ${this.#name}.`)
    this.#events.on(event, listener as (...args: unknown[]) => void)
    return this
  }

  once(event: string, listener: (...args: never[]) => void): this {
    let isHeard = false
    return this.on(event, (...args) => {
      if (!isHeard) listener(...args)
      isHeard = true
    })
  }

  emit(event: string, ...args: unknown[]): void {
    this.#events.emit(event, ...args)
  }
}
