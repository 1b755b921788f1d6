import type { Announcement } from '../../shared/contract/requests.ts'

export type Listener = (announcement: Announcement) => void

/** Tells every listener; one that throws does not keep the others from hearing. */
export class Announcer {
  readonly #listeners = new Set<Listener>()

  /** Returns the way to stop hearing. */
  hear(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  announce(announcement: Announcement): void {
    for (const listener of this.#listeners) {
      try {
        listener(announcement)
      } catch (error) {
        queueMicrotask(() => {
          throw error
        })
      }
    }
  }
}
