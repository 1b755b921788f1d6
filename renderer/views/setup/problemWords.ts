import type { FailureText } from '../../../shared/text/failureWords.ts'

/** The engine's report gives its problem as lines: the first is the title, as a sentence. */
export function problemWords(problem: string, fix: string): FailureText {
  const [first = '', ...details] = problem.split('\n')
  return { title: first.replace(/\.$/, ''), details, ...(fix !== '' && { fix }) }
}
