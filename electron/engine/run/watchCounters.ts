import type { CounterReading } from '../../../shared/domain/counters.ts'
import type { LocalText } from '../../../shared/domain/localText.ts'
import type { OwnCounters, StackPlan } from '../../../shared/domain/stackPlan.ts'
import type { Clock } from '../ports/clock.ts'
import type { Stack } from '../ports/stack.ts'
import { askInside } from '../sampling/counters/askInside.ts'
import { postgresqlQuestion } from '../sampling/counters/postgresqlQuestion.ts'
import type { Question } from '../sampling/counters/question.ts'
import { redisQuestion } from '../sampling/counters/redisQuestion.ts'

export type CountersTold = Omit<CounterReading, 'atMs'> & {
  /** When it was asked, on the clock's base. */
  readonly nowMs: number
}

/** Asks the programs inside the containers what they count, as the topology declares, once a second until the signal fires. */
export function watchCounters(
  stack: Stack,
  { counters }: Pick<StackPlan, 'counters'>,
  clock: Clock,
  onCounters: (told: CountersTold) => void,
  onWarning: (message: LocalText) => void,
  signal: AbortSignal,
): void {
  for (const counted of counters) {
    const { container } = counted
    const question = questionFor(counted)
    void askInside(
      { stack, clock, container, question },
      ({ nowMs, values }) => onCounters({ nowMs, container, source: question.source, values }),
      (words) =>
        onWarning({
          en: `${container} does not say what it counts of itself: ${words}`,
          fr: `${container} ne donne pas ses propres compteurs : ${words}`,
        }),
      signal,
    )
  }
}

function questionFor(counted: OwnCounters): Question {
  return counted.kind === 'postgresql' ? postgresqlQuestion(counted) : redisQuestion
}
