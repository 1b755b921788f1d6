import type { ComponentState, Diagnosis, Lane, Mark, MarkSign } from '../../domain/diagnosis.ts'
import { toPhases } from '../../load/toPhases.ts'
import { placedEvents } from '../placedEvents.ts'
import { boundsOf } from './clientSeconds.ts'
import { toFailovers } from './failovers.ts'
import { toFaultSpans } from './faultSpans.ts'
import { toFindings } from './findings/toFindings.ts'
import type { DiagnosisInputs, Known } from './known.ts'
import { toLaneLevels } from './laneLevels.ts'
import { toMarks } from './marks/toMarks.ts'
import { toNoService, toRecoveredMs } from './noService.ts'
import { toPhaseStories } from './phaseStories.ts'
import { toSignals } from './signals.ts'
import { toLanes } from './toLanes.ts'

/** What we did, and what got better, is no symptom. */
const noSymptoms: readonly MarkSign[] = ['fault', 'faultOver', 'restarted', 'answersAgain']

/** Busy is not broken: these are symptoms only of a run in which something was not well. */
const busy: readonly MarkSign[] = ['saturated', 'coresUsedUp', 'throttled', 'memoryNearLimit', 'connectionsReused']

/**
 * What broke first, how it spread, and why. A pure function of what was recorded, for a run that is on and a stored one: with more of a run
 * lanes grow at their end and marks are added. What was told stays, but for the numbers of marks, and where a probe that waited for its
 * time limit is told only then.
 */
export function diagnose(told: DiagnosisInputs): Diagnosis {
  const inputs = { ...told, events: placedEvents(told.events) }
  const signals = toSignals(inputs)
  const lanes = toLanes(inputs, signals, toLaneLevels(inputs, signals))
  const marks = toMarks(inputs, signals, lanes)
  const noService = toNoService(lanes)
  const phases = toPhases(inputs.manifest.profile.stages)
  const known: Known = { ...inputs, lanes, marks, noService, phases, p95BoundMs: boundsOf(inputs.manifest).p95Ms }
  const firstSymptomMs = marks.find((mark) => isSymptom(mark, lanes))?.atMs
  const recoveredMs = toRecoveredMs(lanes, signals.clients)
  return {
    lanes,
    marks,
    ...(firstSymptomMs !== undefined && { firstSymptomMs }),
    noService,
    ...(recoveredMs !== undefined && { recoveredMs }),
    findings: [...toFindings(known)],
    phases: toPhaseStories(phases, lanes, marks),
    faults: toFaultSpans(inputs.events).map(({ fault }) => fault),
    failovers: toFailovers(inputs, signals),
  }
}

/** What the generator lacks is no symptom of what it measures; a finding says when it was the limit. */
function isSymptom({ sign, lane }: Mark, lanes: readonly Lane[]): boolean {
  if (noSymptoms.includes(sign) || lane === 'generator') return false
  return (
    !busy.includes(sign) || lanes.some((one) => one.lane !== 'generator' && one.spans.some(({ state }) => isBad(state)))
  )
}

function isBad(state: ComponentState): boolean {
  return state === 'degraded' || state === 'unresponsive' || state === 'down'
}
