import type { FindingRule } from '../../../../domain/diagnosis.ts'
import type { DiagnosisInputs } from '../../known.ts'

/** A run built to make a rule fire, or to come close to it without that. */
export interface RuleCase {
  readonly rule: FindingRule
  readonly name: string
  readonly run: DiagnosisInputs
  /** `high lb`: its confidence and its container; absent: it must not fire. */
  readonly fires?: string
}
