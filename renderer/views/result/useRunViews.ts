import { useEffect, useState } from 'react'
import type { RunView } from '../../../shared/charts/runView.ts'
import type { Failure } from '../../../shared/domain/failure.ts'
import type { RunResult } from '../../../shared/domain/runResult.ts'
import type { RunHead } from '../../../shared/live/liveRun.ts'
import { toRunView } from '../../../shared/live/toRunView.ts'
import { ask } from '../../bridge.ts'

/** What was recorded of a run, second by second; its folder may be gone while the comparison keeps its figures. */
export type Recorded =
  | { readonly at: 'read'; readonly head: RunHead; readonly view: RunView }
  | { readonly at: 'failed'; readonly failure: Failure }

/** By run id, as they arrive: one after the other, because an hour of several runs is much at once. */
export function useRunViews(results: readonly RunResult[]): ReadonlyMap<string, Recorded> {
  const [recorded, setRecorded] = useState<ReadonlyMap<string, Recorded>>(new Map())
  const wanted = results.map(({ runId }) => runId).join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is recorded of an id does not change
  useEffect(() => {
    let isOver = false
    const read = async () => {
      for (const result of results) {
        if (isOver) return
        if (recorded.get(result.runId)?.at === 'read') continue
        const one = await readRun(result)
        if (!isOver) setRecorded((before) => new Map(before).set(result.runId, one))
      }
    }
    void read()
    return () => {
      isOver = true
    }
  }, [wanted])
  return recorded
}

async function readRun(result: RunResult): Promise<Recorded> {
  const answer = await ask['run.follow']({ runId: result.runId })
  if (!answer.ok) return { at: 'failed', failure: answer.failure }
  return { at: 'read', head: answer.value.head, view: toRunView(answer.value, result) }
}
