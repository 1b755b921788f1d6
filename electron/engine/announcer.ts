import type { AnnouncementName, Announcements } from '../../shared/contract/requests.ts'

export type Listener = <N extends AnnouncementName>(name: N, content: Announcements[N]) => void

/** Tells every listener; one that throws does not keep the others from hearing. */
export class Announcer {
  readonly #listeners = new Set<Listener>()

  /** Returns the way to stop hearing. */
  hear(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  announce<N extends AnnouncementName>(name: N, content: Announcements[N]): void {
    for (const listener of this.#listeners) {
      try {
        listener(name, content)
      } catch (error) {
        queueMicrotask(() => {
          throw error
        })
      }
    }
  }
}
