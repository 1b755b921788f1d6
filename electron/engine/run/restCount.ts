import type { ComponentChange } from '../../../shared/domain/events.ts'

/** So many readings or answers of each source make a state at rest. */
const enough = 2

/**
 * Counts what has been seen of a stack since a moment, and calls when of every source whose container lives there was enough.
 * Containers that are known to be dead are not waited for.
 */
export class RestCount {
  readonly #containerOf = new Map<string, string>()
  readonly #dead = new Set<string>()
  readonly #seen = new Map<string, number>()
  #sinceMs = Number.POSITIVE_INFINITY
  #onEnough: () => void = () => undefined

  /** A source is anything that tells something about a container once a second. */
  expect(source: string, container: string): void {
    this.#containerOf.set(source, container)
  }

  /** Counts from now on; only what was begun after `sinceMs`. Calls at once when nothing is to be waited for. */
  begin(sinceMs: number, onEnough: () => void): void {
    this.#sinceMs = sinceMs
    this.#seen.clear()
    this.#onEnough = onEnough
    this.#check()
  }

  saw(source: string, begunMs: number): void {
    if (begunMs < this.#sinceMs) return
    this.#seen.set(source, (this.#seen.get(source) ?? 0) + 1)
    this.#check()
  }

  changed(container: string, what: ComponentChange): void {
    if (what === 'died') this.#dead.add(container)
    if (what === 'started' || what === 'restarted') this.#dead.delete(container)
    this.#check()
  }

  #check(): void {
    const isEnough = [...this.#containerOf].every(
      ([source, container]) => this.#dead.has(container) || (this.#seen.get(source) ?? 0) >= enough,
    )
    if (isEnough) this.#onEnough()
  }
}
