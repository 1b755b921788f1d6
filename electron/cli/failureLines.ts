import type { FailureText } from '../../shared/text/failureWords.ts'
import { wrapped } from './wrapped.ts'

/** Narrower, a terminal is better left to break lines itself. */
const LEAST_COLUMNS = 30

/**
 * A failure for the terminal: what is wrong, what is known about it, the end of a log, and what to do. Sentences are broken between words
 * where the terminal is narrower; lines of a log are left as they were written.
 */
export function failureLines(
  { title, details, fix, log = [] }: FailureText,
  columns = Number.POSITIVE_INFINITY,
): string[] {
  const fitting = (text: string, indent: number, hanging = indent): string[] => {
    if (columns < LEAST_COLUMNS || columns === Number.POSITIVE_INFINITY) return [`${' '.repeat(indent)}${text}`]
    const [first = '', ...rest] = wrapped(text, columns - hanging).split('\n')
    return [`${' '.repeat(indent)}${first}`, ...rest.map((line) => `${' '.repeat(hanging)}${line}`)]
  }
  return [
    ...fitting(`palier: ${title}`, 0, 2),
    ...details.flatMap((detail) => fitting(detail, 2, 4)),
    ...log.map((line) => `  | ${line}`),
    ...(fix === undefined ? [] : fitting(fix, 0)),
  ]
}
