import type { LoadTarget } from '../ports/loadGenerator.ts'
import { type OwnUse, ownUse } from './ownUse.ts'
import type { GeneratorFacts } from './readFacts.ts'

const everyMs = 1000

/** Looks once a second at what of this process's descriptors and ports is taken; on the main thread, beside those that send. */
export class OwnUseWatch {
  readonly #timer: NodeJS.Timeout
  #last: OwnUse = {}
  #isLooking = false

  constructor(target: LoadTarget, facts: GeneratorFacts) {
    const look = async () => {
      // Where it takes longer than a second, the next one waits.
      if (this.#isLooking) return
      this.#isLooking = true
      this.#last = await ownUse(target, facts)
      this.#isLooking = false
    }
    void look()
    this.#timer = setInterval(() => void look(), everyMs).unref()
  }

  /** As it was when it was looked at last, a second ago at most; nothing where the system does not say. */
  taken(): OwnUse {
    return this.#last
  }

  close(): void {
    clearInterval(this.#timer)
  }
}
