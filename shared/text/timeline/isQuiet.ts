import { worstState } from '../../charts/timeline/bandLook.ts'
import type { Diagnosis } from '../../domain/diagnosis.ts'

/** No component left its healthy state: there may be marks, and there is nothing to explain. */
export function isQuiet({ lanes }: Pick<Diagnosis, 'lanes'>): boolean {
  const worst = worstState(lanes.flatMap(({ spans }) => spans.map(({ state }) => state)))
  return worst === 'healthy' || worst === 'starting' || worst === 'notKnown'
}
