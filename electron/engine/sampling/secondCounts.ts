/** The first of what is counted together, and how many there were. */
export interface Counted<T> {
  readonly nowMs: number
  readonly count: number
  readonly first: T
}

/** Counts what is alike within each second of the run. */
export class SecondCounts<T> {
  readonly #secondOf: (nowMs: number) => number
  readonly #open = new Map<string, { readonly second: number; counted: Counted<T> }>()
  readonly #closed: Counted<T>[] = []

  constructor(secondOf: (nowMs: number) => number) {
    this.#secondOf = secondOf
  }

  /** `toFirst` is asked only for the first of its kind in its second. */
  take(key: string, nowMs: number, toFirst: () => T): void {
    const second = this.#secondOf(nowMs)
    const open = this.#open.get(key)
    if (open?.second === second) {
      open.counted = { ...open.counted, count: open.counted.count + 1 }
      return
    }
    if (open !== undefined) this.#closed.push(open.counted)
    this.#open.set(key, { second, counted: { nowMs, count: 1, first: toFirst() } })
  }

  /** Whether the key is being counted in the second of `nowMs`. */
  has(key: string, nowMs: number): boolean {
    return this.#open.get(key)?.second === this.#secondOf(nowMs)
  }

  /** What was counted until the second of `nowMs`, which is still on; each count once. What comes late makes a second count for its second. */
  until(nowMs: number): Counted<T>[] {
    const second = this.#secondOf(nowMs)
    for (const [key, open] of this.#open) {
      if (open.second >= second) continue
      this.#open.delete(key)
      this.#closed.push(open.counted)
    }
    return this.#closed.splice(0).sort((one, other) => one.nowMs - other.nowMs)
  }
}
