import type { Announcement } from '../../shared/contract/announcements.ts'
import type { Clock } from './ports/clock.ts'

export type Listener = (announcement: Announcement) => void

type Batched = Extract<Announcement, { readonly name: 'run.events' | 'comparison.events' }>

/** Windows draw anew for each batch, and a run tells a dozen things a second. */
const BETWEEN_MS = 250

const never = new AbortController().signal

/**
 * Tells every listener; one that throws does not keep the others from hearing.
 *
 * Events leave at most four times a second of each kind, in the order in which they came; the first one after a quiet time at
 * once. Nothing is lost, and nothing overtakes: a run's last events go out before its comparison says that it ended, and when
 * the whole comparison has ended everything goes out at once.
 */
export class Announcer {
  readonly #clock: Clock
  readonly #listeners = new Set<Listener>()
  /** In order; of two neighbours of one kind one batch is made. */
  readonly #waiting: Batched[] = []
  readonly #lastMs = new Map<Batched['name'], number>()
  #isTimed = false

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Returns the way to stop hearing. */
  hear(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  announce(announcement: Announcement): void {
    if (announcement.name !== 'run.events' && announcement.name !== 'comparison.events') {
      this.#tell(announcement)
      return
    }
    this.#keep(announcement)
    if (isLastWord(announcement)) this.#tellWaiting(() => true)
    else this.#tellDue()
  }

  #keep(announcement: Batched): void {
    const last = this.#waiting.at(-1)
    if (last?.name !== announcement.name) this.#waiting.push(announcement)
    else this.#waiting.splice(-1, 1, joined(last, announcement))
  }

  /** What may go out now, and the rest in time. */
  #tellDue(): void {
    if (this.#isTimed) return
    this.#tellWaiting((batch) => this.#dueInMs(batch) <= 0)
    const [first] = this.#waiting
    if (first === undefined) return
    this.#isTimed = true
    void this.#clock.sleep(this.#dueInMs(first), never).then(() => {
      this.#isTimed = false
      this.#tellDue()
    })
  }

  #tellWaiting(isDue: (batch: Batched) => boolean): void {
    for (let first = this.#waiting[0]; first !== undefined && isDue(first); first = this.#waiting[0]) {
      this.#waiting.shift()
      this.#lastMs.set(first.name, this.#clock.nowMs())
      this.#tell(first)
    }
  }

  #dueInMs({ name }: Batched): number {
    return (this.#lastMs.get(name) ?? Number.NEGATIVE_INFINITY) + BETWEEN_MS - this.#clock.nowMs()
  }

  #tell(announcement: Announcement): void {
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

function joined(before: Batched, after: Batched): Batched {
  return { name: before.name, content: [...before.content, ...after.content] } as Batched
}

function isLastWord({ name, content }: Batched): boolean {
  return name === 'comparison.events' && content.some(({ kind }) => kind === 'ended')
}
