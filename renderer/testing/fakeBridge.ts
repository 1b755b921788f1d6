import {
  type Bridge,
  type WindowAnnouncementName,
  type WindowAnnouncements,
  type WindowRequestName,
  type WindowRequests,
  windowAnnouncementNames,
  windowRequestNames,
} from '../../shared/contract/window.ts'
import type { Failure } from '../../shared/domain/failure.ts'

type Answerer<N extends WindowRequestName> = (
  input: WindowRequests[N]['ask'],
) => WindowRequests[N]['answer'] | { readonly failure: Failure } | Promise<WindowRequests[N]['answer']>

/** A host that a test speaks for: it decides the answers, and announces. */
export class FakeBridge implements Bridge {
  readonly host = 'web'
  readonly platform = 'linux'
  readonly ask: Bridge['ask']
  readonly hear: Bridge['hear']
  /** Every question since the last `forget`, in order. */
  readonly asked: { readonly name: WindowRequestName; readonly input: unknown }[] = []
  readonly #answerers = new Map<WindowRequestName, (input: never) => unknown>()
  readonly #listeners = new Map<WindowAnnouncementName, Set<(content: never) => void>>()

  constructor() {
    this.ask = Object.fromEntries(
      windowRequestNames.map((name) => [name, (input: unknown) => this.#answer(name, input)]),
    ) as never
    this.hear = Object.fromEntries(
      windowAnnouncementNames.map((name) => [name, (listener: never) => this.#listen(name, listener)]),
    ) as never
  }

  /** From now on; `{ failure }` refuses. What nobody answers is refused as `unexpected`. */
  answer<N extends WindowRequestName>(name: N, answerer: Answerer<N>): void {
    this.#answerers.set(name, answerer)
  }

  tell<N extends WindowAnnouncementName>(name: N, content: WindowAnnouncements[N]): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(content as never)
  }

  /** How many listen at present. */
  listening(name: WindowAnnouncementName): number {
    return this.#listeners.get(name)?.size ?? 0
  }

  forget(): void {
    this.asked.length = 0
    this.#answerers.clear()
  }

  async #answer(name: WindowRequestName, input: unknown): Promise<unknown> {
    this.asked.push({ name, input })
    const answerer = this.#answerers.get(name)
    if (answerer === undefined) return { ok: false, failure: { kind: 'unexpected', message: `Nobody answers ${name}` } }
    const answer: unknown = await answerer(input as never)
    const isRefusal = typeof answer === 'object' && answer !== null && 'failure' in answer
    return isRefusal ? { ok: false, failure: answer.failure } : { ok: true, value: answer }
  }

  #listen(name: WindowAnnouncementName, listener: (content: never) => void): () => void {
    const listeners = this.#listeners.get(name) ?? new Set()
    this.#listeners.set(name, listeners.add(listener))
    return () => listeners.delete(listener)
  }
}

/** The one that `bridge.ts` finds in tests of components. */
export const fakeBridge = new FakeBridge()
