import type { FailureText } from '../../shared/text/failureText.ts'

/** A failure for the terminal: the sentence, what is known about it indented, and what to do. */
export function failureLines({ sentence, details, fix }: FailureText): string[] {
  const indented = details.flatMap((detail) => detail.split('\n')).map((line) => `  ${line}`)
  return [`palier: ${sentence}`, ...indented, ...(fix === '' ? [] : [fix])]
}
