import type { LoadSlot } from '../domain/load.ts'
import type { Objectives, Target } from '../domain/objectives.ts'
import type { LatencyMath } from './latencySum.ts'
import { WindowJudge, windowMsOf } from './windowJudge.ts'

/** A judge for each target with a window. */
export type WindowJudges<H> = ReadonlyMap<Target, WindowJudge<H>>

export function toWindowJudges<H>(
  objectives: Pick<Objectives, 'targets'> | undefined,
  endMs: number,
  latency: LatencyMath<H>,
): WindowJudges<H> {
  const judges = (objectives?.targets ?? []).flatMap((target) => {
    const windowMs = windowMsOf(target)
    return windowMs === undefined ? [] : [[target, new WindowJudge(target, windowMs, endMs, latency)] as const]
  })
  return new Map(judges)
}

/** The same slots, heard by every judge on their way. */
export function* heardBy<H>(judges: WindowJudges<H>, slots: Iterable<LoadSlot>): Iterable<LoadSlot> {
  for (const slot of slots) {
    for (const judge of judges.values()) judge.add(slot)
    yield slot
  }
}
