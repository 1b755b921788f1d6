import type { LoadPlan } from '../domain/load.ts'
import type { ClosedLoad, OpenLoad } from '../domain/profile.ts'
import { planUsers } from './planUsers.ts'
import { scaleStages } from './scaleStages.ts'

/** What the generator follows, of a profile in `timeScale` of its time. */
export function toLoadPlan(load: ClosedLoad | OpenLoad, timeScale: number): LoadPlan {
  if (load.model === 'closed') return { kind: 'closed', steps: planUsers(scaleStages(load.stages, timeScale)) }
  const { arrivals, maxInFlight } = load
  return { kind: 'open', stages: scaleStages(load.stages, timeScale), arrivals, maxInFlight }
}
