import type { Fault } from '../../../shared/domain/fault.ts'
import type { Problem } from '../../../shared/domain/problem.ts'
import type { Profile } from '../../../shared/domain/profile.ts'
import type { StackPlan } from '../../../shared/domain/stackPlan.ts'
import { writtenFault } from '../../../shared/domain/writtenFault.ts'
import { planDurationMs } from '../../../shared/load/planDurationMs.ts'
import { nearestName } from '../../../shared/text/nearestName.ts'
import { toFault } from '../topology/toFault.ts'

/** A fault, and where a person wrote it. */
export interface PlannedFault {
  readonly where: string
  readonly field: string
  readonly fault: Fault
}

/** The profile's own and those of the ask; times are before time scale. What cannot be read, or would never begin, is a problem. */
export function plannedFaults(
  profile: Profile | undefined,
  written: readonly string[],
): { readonly planned: readonly PlannedFault[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const ofProfile = (profile?.faults ?? []).map((fault, index) => {
    return { where: `profile ${profile?.id}`, field: `faults[${index}]`, fault }
  })
  const asked = written.flatMap((text): PlannedFault[] => {
    const read = toFault(text)
    if (read.fault !== undefined) return [{ where: '--fault', field: '', fault: read.fault }]
    problems.push(...read.complaints.map((complaint) => ({ where: '--fault', field: '', ...complaint })))
    return []
  })
  const planned = [...ofProfile, ...asked].toSorted((a, b) => a.fault.atMs - b.fault.atMs)
  if (profile !== undefined) problems.push(...tooLate(planned, profile))
  return { planned, problems }
}

function tooLate(planned: readonly PlannedFault[], profile: Profile): Problem[] {
  const endMs = planDurationMs(profile.stages)
  const expected = `a moment before the end of the profile ${profile.id} at ${endMs / 1000}s`
  const late = planned.filter(({ fault }) => fault.atMs >= endMs)
  return late.map(({ where, field, fault: { atMs, action } }) => {
    return { where, field, found: `at=${atMs / 1000}s ${writtenFault(action)}`, expected }
  })
}

/** Containers that this configuration does not have: `api-2` where there is one instance. */
export function strangersTo(plan: StackPlan, id: string, planned: readonly PlannedFault[]): Problem[] {
  const names = plan.containers.map(({ name }) => name)
  return planned
    .filter(({ fault }) => !names.includes(fault.action.container))
    .map(({ where, field, fault: { action } }) => {
      const meant = nearestName(action.container, names)
      return {
        where,
        field,
        found: `${writtenFault(action)}, and ${id} has no ${action.container}`,
        expected: `one of its containers: ${names.join(', ')}`,
        ...(meant === undefined ? {} : { fix: `did you mean ${meant}?` }),
      }
    })
}

export function scaledFaults(planned: readonly PlannedFault[], timeScale: number): Fault[] {
  return planned.map(({ fault: { atMs, forMs, action } }) => ({
    atMs: atMs * timeScale,
    ...(forMs === undefined ? {} : { forMs: forMs * timeScale }),
    action,
  }))
}
