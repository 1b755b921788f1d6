import type { Finding } from '../../../domain/diagnosis.ts'
import type { Known } from '../known.ts'
import { firstCauseFirst } from './firstCauseFirst.ts'
import { generatorLateSpans } from './generatorLimited.ts'
import { toGrounds } from './grounds.ts'
import { withoutRuledOut } from './ruledOut.ts'
import { rules } from './rules.ts'
import { withoutSizingForFaults } from './sizingAdvice.ts'

/** What the run’s troubles come of, the most likely first cause first. Nothing: no cause established. */
export function toFindings(known: Known): readonly Finding[] {
  const grounds = toGrounds(known)
  const found = Object.values(rules).flatMap((rule) => rule(grounds))
  const kept = withoutRuledOut(found, generatorLateSpans(grounds))
  return firstCauseFirst(withoutSizingForFaults(kept, known.manifest))
}
