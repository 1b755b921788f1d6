import type { RefusedHandshakes } from '../../../shared/domain/load.ts'
import { toTlsProblem } from './toTlsProblem.ts'

/** Counts what TLS refused, by reason. */
export class HandshakeCount {
  readonly #counts = new Map<string, RefusedHandshakes>()

  /** Errors of other kinds are passed over. */
  add(error: unknown): void {
    const problem = toTlsProblem(error)
    if (problem !== undefined) this.#count({ problem, count: 1 })
  }

  addAll(refused: readonly RefusedHandshakes[]): void {
    for (const one of refused) this.#count(one)
  }

  /** The most frequent first. */
  all(): readonly RefusedHandshakes[] {
    return [...this.#counts.values()].toSorted((a, b) => b.count - a.count)
  }

  #count({ problem, count }: RefusedHandshakes): void {
    const key = JSON.stringify(problem)
    this.#counts.set(key, { problem, count: count + (this.#counts.get(key)?.count ?? 0) })
  }
}
