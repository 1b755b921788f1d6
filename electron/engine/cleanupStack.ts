/** What was created is undone in the opposite order. */
export class CleanupStack {
  readonly #undo: Array<{ what: string; run: () => Promise<unknown> }> = []

  /** Call on the line after the thing was created, or before it where its identity is known in advance. */
  defer(what: string, run: () => Promise<unknown>): void {
    this.#undo.push({ what, run })
  }

  /** What unwinding would still have to remove, newest first. */
  remaining(): readonly string[] {
    return this.#undo.map(({ what }) => what).reverse()
  }

  /** Newest first. One failure never stops the rest; what could not be undone is returned by name, with the reason. */
  async unwind(): Promise<string[]> {
    const leftBehind: string[] = []
    for (let step = this.#undo.at(-1); step !== undefined; step = this.#undo.at(-1)) {
      const { what, run } = step
      await run().catch((error: unknown) =>
        leftBehind.push(`${what} (${error instanceof Error ? error.message : String(error)})`),
      )
      this.#undo.pop()
    }
    return leftBehind
  }
}
