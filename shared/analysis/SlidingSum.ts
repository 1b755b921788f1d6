/**
 * The sum of the last `length` values, for sums that cannot be taken back (histograms are merged, never subtracted). Two stacks: values
 * come in on one, and leave from the other, which holds what each of its values and all newer ones of it sum up to. About three
 * additions a value, whatever the length.
 */
export class SlidingSum<T> {
  readonly #length: number
  readonly #add: (a: T, b: T) => T
  #coming: T[] = []
  #comingSum: T | undefined
  #leaving: T[] = []

  constructor(length: number, add: (a: T, b: T) => T) {
    this.#length = length
    this.#add = add
  }

  /** The sum once there are `length` values; undefined before. */
  push(value: T): T | undefined {
    this.#coming.push(value)
    this.#comingSum = this.#comingSum === undefined ? value : this.#add(this.#comingSum, value)
    const held = this.#coming.length + this.#leaving.length
    if (held < this.#length) return undefined
    if (held > this.#length) this.#dropOldest()
    const oldest = this.#leaving.at(-1)
    if (oldest === undefined) return this.#comingSum
    return this.#comingSum === undefined ? oldest : this.#add(oldest, this.#comingSum)
  }

  clear(): void {
    this.#coming = []
    this.#comingSum = undefined
    this.#leaving = []
  }

  #dropOldest(): void {
    if (this.#leaving.length === 0) {
      for (const value of this.#coming.toReversed()) {
        const newer = this.#leaving.at(-1)
        this.#leaving.push(newer === undefined ? value : this.#add(value, newer))
      }
      this.#coming = []
      this.#comingSum = undefined
    }
    this.#leaving.pop()
  }
}
