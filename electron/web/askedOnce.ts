import type { Result } from '../../shared/contract/answer.ts'
import { type engineRequestNames, isAct } from '../../shared/contract/window.ts'
import type { Failure } from '../../shared/domain/failure.ts'

type Name = (typeof engineRequestNames)[number]
type Answer = Result<unknown, Failure>

export interface AskOfTab {
  readonly tab: string
  /** Chosen by the page, another for each of its asks; absent: none that it would send again. */
  readonly number: string | undefined
  readonly name: Name
}

/** Pages send an ask again within a second or never; a minute is for a machine that has no time. */
const KEPT_MS = 60_000
/** Answers of what changes something are small; a page that numbers without end shall not fill the memory. */
const MOST = 256

/**
 * What changes something is done once for each numbered ask of a tab: a page whose request was lost on its way there or back sends it again,
 * and gets the answer of the first. Looking is done as often as it is asked.
 */
export class AskedOnce {
  readonly #nowMs: () => number
  readonly #asked = new Map<string, { readonly answer: Promise<Answer>; untilMs: number }>()

  /** Monotonic time. */
  constructor(nowMs: () => number = () => performance.now()) {
    this.#nowMs = nowMs
  }

  answer({ tab, number, name }: AskOfTab, ask: () => Promise<Answer>): Promise<Answer> {
    if (number === undefined || !isAct(name)) return ask()
    this.#forget()
    const key = `${tab} ${name} ${number}`
    const known = this.#asked.get(key)
    if (known !== undefined) return known.answer
    const asked = { answer: ask(), untilMs: Number.POSITIVE_INFINITY }
    this.#asked.set(key, asked)
    const keep = () => {
      asked.untilMs = this.#nowMs() + KEPT_MS
    }
    void asked.answer.then(keep, keep)
    return asked.answer
  }

  #forget(): void {
    const nowMs = this.#nowMs()
    for (const [key, { untilMs }] of this.#asked) {
      if (untilMs <= nowMs || this.#asked.size >= MOST) this.#asked.delete(key)
    }
  }
}
