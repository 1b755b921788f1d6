import type { FailureText } from '../../shared/text/failureWords.ts'

/** A failure for the terminal: what is wrong, what is known about it, the end of a log, and what to do. */
export function failureLines({ title, details, fix, log = [] }: FailureText): string[] {
  return [
    `palier: ${title}`,
    ...details.map((detail) => `  ${detail}`),
    ...log.map((line) => `  | ${line}`),
    ...(fix === undefined ? [] : [fix]),
  ]
}
