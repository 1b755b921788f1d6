import type { RunEvent } from '../../shared/domain/events.ts'
import type { Failure } from '../../shared/domain/failure.ts'
import { applyBatch, type LiveRun } from '../../shared/live/liveRun.ts'
import { ask, hear } from '../bridge.ts'

export type Followed<T> =
  | { readonly at: 'opening' }
  | { readonly at: 'following'; readonly view: T }
  | { readonly at: 'failed'; readonly failure: Failure }

/**
 * Follows one run from its start, whenever the window was opened; gives the way to let go. Listens before it asks: what arrives in
 * between is kept, and `seq` drops the overlap. After a lost connection or a gap everything is asked for anew.
 */
export function followRun(runId: string, show: (state: Followed<LiveRun>) => void): () => void {
  let view: LiveRun | undefined
  let early: RunEvent[] = []
  let isOver = false
  let asked = 0

  const open = async (): Promise<void> => {
    asked += 1
    const turn = asked
    early = []
    view = undefined
    const opened = await ask['run.follow']({ runId })
    if (isOver || turn !== asked) return
    if (!opened.ok) {
      show({ at: 'failed', failure: opened.failure })
      return
    }
    view = applyBatch(opened.value, early)
    show({ at: 'following', view })
  }
  const letGo = [
    hear['run.events']((batch) => {
      if (view === undefined) {
        early.push(...batch)
        return
      }
      const next = applyBatch(view, batch)
      if (next === view) return
      if (next.missed > view.missed) {
        void open()
        return
      }
      view = next
      show({ at: 'following', view })
    }),
    hear['window.connection']((state) => {
      if (state === 'back') void open()
    }),
  ]
  show({ at: 'opening' })
  void open()
  return () => {
    isOver = true
    for (const one of letGo) one()
  }
}
