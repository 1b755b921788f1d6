/** Something that waits for a moment; it waits for one at a time. */
export class Wake {
  /** On the clock's base. */
  dueMs = 0
  /** Place in the heap; −1: not waiting. */
  place = -1
  readonly run: () => void

  constructor(run: () => void) {
    this.run = run
  }
}

/** Wakes by their moment, the earliest first: a binary heap whose members know their place, so that one can be taken out. */
export class Wakes {
  readonly #heap: Wake[] = []

  get earliest(): Wake | undefined {
    return this.#heap[0]
  }

  add(wake: Wake, dueMs: number): void {
    this.remove(wake)
    wake.dueMs = dueMs
    this.#heap.push(wake)
    this.#rise(this.#heap.length - 1, wake)
  }

  remove(wake: Wake): void {
    const { place } = wake
    if (place < 0) return
    wake.place = -1
    const last = this.#heap.pop()
    if (last === undefined || last === wake) return
    const parent = this.#heap[(place - 1) >> 1]
    if (place > 0 && parent !== undefined && last.dueMs < parent.dueMs) this.#rise(place, last)
    else this.#sink(place, last)
  }

  #rise(from: number, wake: Wake): void {
    let place = from
    while (place > 0) {
      const above = (place - 1) >> 1
      const parent = this.#heap[above]
      if (parent === undefined || parent.dueMs <= wake.dueMs) break
      this.#put(place, parent)
      place = above
    }
    this.#put(place, wake)
  }

  #sink(from: number, wake: Wake): void {
    let place = from
    for (;;) {
      const left = this.#heap[place * 2 + 1]
      const right = this.#heap[place * 2 + 2]
      const child = right !== undefined && left !== undefined && right.dueMs < left.dueMs ? right : left
      if (child === undefined || child.dueMs >= wake.dueMs) break
      const { place: below } = child
      this.#put(place, child)
      place = below
    }
    this.#put(place, wake)
  }

  #put(place: number, wake: Wake): void {
    this.#heap[place] = wake
    wake.place = place
  }
}
