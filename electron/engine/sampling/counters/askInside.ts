import type { CounterReading } from '../../../../shared/domain/counters.ts'
import { everySecond } from '../../everySecond.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Stack } from '../../ports/stack.ts'
import type { Question } from './question.ts'

/** A program that ended is started again after this, and after twice as long each time it ends without an answer. */
const firstPauseMs = 500
const longestPauseMs = 8_000

export interface Answer {
  /** When it was asked, on the clock's base. */
  readonly nowMs: number
  readonly values: CounterReading['values']
}

/**
 * Asks a program inside a container once a second until the signal fires, also after the container was restarted. It is not asked again
 * before it has answered. `onSilent` hears once, in the program's own words, when it ends or says something else without ever having
 * answered.
 */
export async function askInside(
  { stack, clock, container, question }: { stack: Stack; clock: Clock; container: string; question: Question },
  onAnswer: (answer: Answer) => void,
  onSilent: (words: string) => void,
  signal: AbortSignal,
): Promise<void> {
  let pauseMs = firstPauseMs
  let hasAnswered = false
  let isTold = false
  const tellSilence = (words: string): void => {
    if (!hasAnswered && !isTold) onSilent(words)
    isTold = true
  }
  const hear = (answer: Answer): void => {
    hasAnswered = true
    pauseMs = firstPauseMs
    onAnswer(answer)
  }
  while (!signal.aborted) {
    const talk = new Talk(clock, question, hear, tellSilence)
    // It throws when the container does not run, which is no silence of the program.
    const exitCode = await talk.hold(stack, container, signal).catch(() => undefined)
    if (signal.aborted) return
    if (exitCode !== undefined) tellSilence(talk.lastWords || `${question.command[0]} ended with code ${exitCode}`)
    await clock.sleep(pauseMs, signal).catch(() => undefined)
    if (exitCode !== undefined) pauseMs = Math.min(pauseMs * 2, longestPauseMs)
  }
}

/** One life of the program. */
class Talk {
  readonly #clock: Clock
  readonly #question: Question
  readonly #onAnswer: (answer: Answer) => void
  readonly #onOther: (words: string) => void
  #lines: string[] = []
  /** When the question that has no answer yet was asked. */
  #askedMs: number | undefined
  lastWords = ''

  constructor(clock: Clock, question: Question, onAnswer: (answer: Answer) => void, onOther: (words: string) => void) {
    this.#clock = clock
    this.#question = question
    this.#onAnswer = onAnswer
    this.#onOther = onOther
  }

  async hold(stack: Stack, container: string, signal: AbortSignal): Promise<number> {
    const over = new AbortController()
    const until = AbortSignal.any([signal, over.signal])
    const askEverySecond = (say: (text: string) => void): void => {
      const ask = (): void => {
        if (this.#askedMs !== undefined) return
        this.#askedMs = this.#clock.nowMs()
        say(this.#question.text)
      }
      void everySecond(this.#clock, this.#clock.nowMs(), ask, until)
    }
    try {
      return await stack.execLines(
        container,
        this.#question.command,
        (line) => this.#hear(line),
        signal,
        askEverySecond,
      )
    } finally {
      over.abort()
    }
  }

  #hear(line: string): void {
    if (line.trim() !== '') this.lastWords = line
    this.#lines.push(line)
    if (!this.#question.isLast(line)) return
    const values = this.#question.toValues(this.#lines.splice(0))
    const nowMs = this.#askedMs
    this.#askedMs = undefined
    if (values === undefined) this.#onOther(line)
    else if (nowMs !== undefined) this.#onAnswer({ nowMs, values })
  }
}
