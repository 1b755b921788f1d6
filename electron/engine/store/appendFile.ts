import { writeAll } from './replaceFile.ts'
import { writeError } from './storeError.ts'
import type { StoreFs } from './storeFs.ts'

/**
 * A file of lines that only grows. A batch is one write and one `fdatasync`: when `append` has returned, the batch is on disk.
 *
 * After a failed write nothing more is appended: a later batch would stick to the half line that may be there and take
 * good records with it (prometheus #13027). Every later call throws the same failure, so nobody takes silence for success.
 */
export class AppendFile {
  readonly #fs: StoreFs
  readonly #path: string
  #file: number | undefined
  #failure: Error | undefined

  constructor(fs: StoreFs, path: string) {
    this.#fs = fs
    this.#path = path
  }

  /** Takes the descriptor now, while there are some: a load generator may use up the rest (EMFILE). */
  open(): void {
    try {
      this.#file ??= this.#fs.openSync(this.#path, 'a', 0o644)
    } catch (error) {
      throw this.#abandon(error)
    }
  }

  /** Throws `diskFull` or `storeUnwritable`. */
  append(records: readonly object[]): void {
    if (this.#failure !== undefined) throw this.#failure
    if (records.length === 0) return
    const bytes = Buffer.from(records.map((record) => `${JSON.stringify(record)}\n`).join(''))
    try {
      this.#file ??= this.#fs.openSync(this.#path, 'a', 0o644)
      writeAll(this.#fs, this.#file, bytes)
      this.#fs.fdatasyncSync(this.#file)
    } catch (error) {
      throw this.#abandon(error)
    }
  }

  #abandon(error: unknown): Error {
    this.close()
    this.#failure = writeError(this.#path, error)
    return this.#failure
  }

  /** Gives the descriptor back; the next batch opens the file again. */
  close(): void {
    const file = this.#file
    this.#file = undefined
    if (file === undefined) return
    try {
      this.#fs.closeSync(file)
    } catch {
      // Everything acknowledged is synced already.
    }
  }
}
