import type { CounterReading } from '../../../../shared/domain/counters.ts'

/** What a program inside a container is asked each second, and how its answer is read. */
export interface Question {
  readonly source: CounterReading['source']
  /** Reads questions from its input, answers each in lines, and ends with its input. */
  readonly command: readonly string[]
  /** One question, with its end of line. */
  readonly text: string
  /** True for the last line of an answer. */
  readonly isLast: (line: string) => boolean
  /** Of a whole answer; undefined when it is none. */
  readonly toValues: (lines: readonly string[]) => CounterReading['values'] | undefined
}
