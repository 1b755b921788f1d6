import { longestMs } from '../../../shared/domain/longestMs.ts'
import type { Problem } from '../../../shared/domain/problem.ts'
import type { AnyStage, Profile } from '../../../shared/domain/profile.ts'
import { planDurationMs } from '../../../shared/load/planDurationMs.ts'
import { scaleStages } from '../../../shared/load/scaleStages.ts'
import { durationText } from '../../../shared/text/units.ts'

/** What is wrong with the length of a plan, all stages together and after time scale. */
export function planLengthProblems({ id, stages }: Profile, timeScale: number): Problem[] {
  const lengthMs = planDurationMs(scaleStages<AnyStage>(stages, timeScale))
  if (lengthMs <= longestMs) return []
  const scaled = timeScale === 1 ? '' : ` at time scale ${timeScale}`
  return [
    {
      where: 'profile',
      field: '',
      found: `"${id}", whose stages take ${durationText(lengthMs)} together${scaled}`,
      expected: 'at most 168 h (7 days)',
      fix: timeScale > 1 ? 'a smaller --time-scale' : 'shorter stages, or a --time-scale below 1',
    },
  ]
}
