import type { Finding } from '../../../domain/diagnosis.ts'
import type { Known } from '../known.ts'

/** No rules yet: no cause established. */
export function toFindings(_known: Known): readonly Finding[] {
  return []
}
