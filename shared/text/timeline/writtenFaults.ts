import type { Fault } from '../../domain/fault.ts'
import { writtenFault } from '../../domain/writtenFault.ts'
import type { ReportTexts } from '../report/reportTexts.ts'

/** `0:41 kill api-2, 1:10 delay=200ms lb`. */
export function writtenFaults(faults: readonly Fault[], { figures }: Pick<ReportTexts, 'figures'>): string {
  return faults.map(({ atMs, action }) => `${figures.runTime(atMs)} ${writtenFault(action)}`).join(', ')
}
