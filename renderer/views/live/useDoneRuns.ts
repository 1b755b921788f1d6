import { useEffect, useRef, useState } from 'react'
import type { ComponentState } from '../../../shared/domain/diagnosis.ts'
import type { RunResult } from '../../../shared/domain/runResult.ts'
import type { LiveComparison } from '../../../shared/live/liveComparison.ts'
import { ask } from '../../bridge.ts'

export interface DoneRun {
  /** The worst of what it was. */
  readonly state: ComponentState
  /** From its start to its end; absent until it is read. */
  readonly durationMs?: number
}

/** How the runs that have ended went, by id: each is read once, when it has ended. */
export function useDoneRuns({ outcomes }: LiveComparison): Readonly<Record<string, DoneRun>> {
  const [done, setDone] = useState<Readonly<Record<string, DoneRun>>>({})
  const asked = useRef(new Set<string>())
  useEffect(() => {
    for (const [runId, outcome] of Object.entries(outcomes)) {
      if (asked.current.has(runId)) continue
      asked.current.add(runId)
      void ask['run.open']({ runId }).then((opened) => {
        const state = opened.ok && outcome.kind === 'completed' ? worstState(opened.value.result) : undefined
        const durationMs = opened.ok
          ? opened.value.manifest.states.reduce((sum, one) => sum + one.durationMs, 0)
          : undefined
        const one: DoneRun = {
          state: state ?? (outcome.kind === 'failed' ? 'down' : 'notKnown'),
          ...(durationMs !== undefined && { durationMs }),
        }
        setDone((before) => ({ ...before, [runId]: one }))
      })
    }
  }, [outcomes])
  return done
}

/** A crash that was observed: down. Not every request ok, as far as a plateau must be: degraded. */
export function worstState({ crash, totals }: Pick<RunResult, 'crash' | 'totals'>): ComponentState {
  if (crash.observed) return 'down'
  if (totals.requests === 0) return 'notKnown'
  return (totals.errorRate ?? 0) > 0.01 ? 'degraded' : 'healthy'
}
