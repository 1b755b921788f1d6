import type { LocalText } from '../../../shared/domain/localText.ts'
import type { LogGap } from '../ports/stack.ts'

/** Says that lines of a log are in no count. */
export function logGapText(gap: LogGap, originMs: number): LocalText {
  const { container } = gap
  if (gap.kind === 'unreadable') {
    return {
      en: `The log of ${container} cannot be followed: ${gap.message}`,
      fr: `Le journal de ${container} ne peut pas être suivi : ${gap.message}`,
    }
  }
  const [from, to] = [gap.fromMs, gap.toMs].map((nowMs) => ((nowMs - originMs) / 1000).toFixed(1))
  return {
    en: `${container} wrote faster than its log could be read: lines from ${from} s to ${to} s are not counted. The beginning and the end of the whole log are in the evidence.`,
    fr: `${container} a écrit plus vite que son journal n’a pu être lu : les lignes de ${from} s à ${to} s ne sont pas comptées. Le début et la fin du journal entier sont dans les preuves.`,
  }
}
