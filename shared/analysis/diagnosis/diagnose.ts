import type { Diagnosis } from '../../domain/diagnosis.ts'
import { toFindings } from './findings/toFindings.ts'
import type { DiagnosisInputs, Known } from './known.ts'

/** What broke first, how it spread, and why. A pure function of what was recorded, for a run that is on and a stored one. */
export function diagnose(inputs: DiagnosisInputs): Diagnosis {
  const known: Known = { ...inputs, lanes: [], marks: [], noService: [], phases: [], p95BoundMs: 1000 }
  return {
    lanes: [],
    marks: [],
    noService: [],
    findings: [...toFindings(known)],
    phases: [],
    faults: [],
    failovers: [],
  }
}
