import type { Diagnosis } from '../../domain/diagnosis.ts'

/** Results of before it was made have no diagnosis, and of a run that was never measured it is empty. */
export function hasTimeline(diagnosis: Diagnosis | undefined): diagnosis is Diagnosis {
  return diagnosis !== undefined && diagnosis.lanes.length > 0
}
