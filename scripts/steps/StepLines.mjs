/** Where the time stands on the line of a finished step. */
const TIME_COLUMN = 32

/** One line per step on the terminal: `✓ Node 24.21.0 (.tools)           3.4 s`. */
export class StepLines {
  #stream
  #onlyNews

  /**
   * @param {NodeJS.WriteStream} stream
   * @param {{ onlyNews?: boolean }} [how] `onlyNews` keeps quiet about steps that had nothing to do
   */
  constructor(stream, { onlyNews = false } = {}) {
    this.#stream = stream
    this.#onlyNews = onlyNews
  }

  /**
   * Does one step and writes its line. On a terminal the step's name stands there while it works.
   *
   * @template {{ label: string, isNews: boolean }} Done
   * @param {string} name
   * @param {() => Promise<Done>} work
   * @param {{ writesItself?: boolean }} [how]
   */
  async step(name, work, { writesItself = false } = {}) {
    const showsName = this.#stream.isTTY && !writesItself && !this.#onlyNews
    const startedAtMs = performance.now()
    if (showsName) this.#stream.write(`  ${name} …`)
    const clear = () => showsName && this.#stream.write('\r\u001b[2K')
    try {
      const done = await work()
      const took = ((performance.now() - startedAtMs) / 1000).toFixed(1)
      clear()
      if (done.isNews || !this.#onlyNews) this.note(`✓ ${done.label.padEnd(TIME_COLUMN - 1)} ${took.padStart(5)} s`)
      return done
    } catch (error) {
      clear()
      throw error
    }
  }

  /**
   * A line of its own, on a terminal after the name of the step that works.
   *
   * @param {string} text
   */
  note(text) {
    this.#stream.write(`${this.#stream.isTTY ? '\r\u001b[2K' : ''}${text}\n`)
  }
}
