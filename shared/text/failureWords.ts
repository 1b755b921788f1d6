import { sentence } from './sentence.ts'

/** A failure in words. */
export interface FailureText {
  /** What is wrong, without full stop: `api-2 never became ready`. */
  readonly title: string
  /** Sentences with what was found and measured, or one line per problem. */
  readonly details: readonly string[]
  /** What to do about it. */
  readonly fix?: string
  /** Last lines of a log, as they are. */
  readonly log?: readonly string[]
}

/** Messages become sentences; what is empty is left out. */
export function failureWords(
  title: string,
  messages: readonly string[],
  fix?: string,
  log?: readonly string[],
): FailureText {
  return {
    title,
    details: messages.map(sentence).filter((line) => line !== ''),
    ...(fix !== undefined && fix !== '' && { fix: sentence(fix) }),
    ...(log !== undefined && log.length > 0 && { log }),
  }
}
