import type { Finding } from '../../../domain/diagnosis.ts'
import { isNoExplanation } from './ruledOut.ts'

/** What began within so long of each other began together: probes, readings and ticks come once a second, spans take three to show. */
const togetherMs = 5000

/**
 * The most likely first cause first. Of those that began together with the earliest one, what is only indirectly known comes last, and else
 * the one whose rule is closest to the cause comes first; then the same of the rest. What explains nothing comes behind all of them.
 * `found` comes in the order of the rules, closest first.
 */
export function firstCauseFirst(found: readonly Finding[]): Finding[] {
  const causes = found.filter((finding) => !isNoExplanation(finding))
  return [...inOrder(causes), ...found.filter(isNoExplanation)]
}

function inOrder(found: readonly Finding[]): Finding[] {
  const earliestMs = Math.min(...found.map(({ fromMs }) => fromMs))
  const together = found.filter(({ fromMs }) => fromMs <= earliestMs + togetherMs)
  if (together.length === 0) return []
  const later = found.filter((finding) => !together.includes(finding))
  const isLow = ({ confidence }: Finding) => Number(confidence === 'low')
  return [...together.toSorted((a, b) => isLow(a) - isLow(b)), ...inOrder(later)]
}
