import type { Result } from '../../shared/contract/answer.ts'
import type { Failure } from '../../shared/domain/failure.ts'
import { hear } from '../bridge.ts'

export type Followed<T> =
  | { readonly at: 'opening' }
  | { readonly at: 'following'; readonly view: T }
  | { readonly at: 'failed'; readonly failure: Failure }

/** How a view comes to be and goes on. */
export interface Source<View, Event> {
  /** Everything since the start. */
  readonly open: () => Promise<Result<View, Failure>>
  readonly listen: (hearer: (batch: readonly Event[]) => void) => () => void
  /** Gives the same view when nothing in the batch concerns it. */
  readonly apply: (view: View, batch: readonly Event[]) => View
}

/**
 * Follows something from its start, whenever the window was opened; gives the way to let go. Listens before it asks: what arrives in
 * between is kept, and `seq` drops the overlap. After a lost connection or a gap everything is asked for anew; until the answer is
 * there the last view stays.
 */
export function follow<View extends { readonly missed: number }, Event>(
  { open, listen, apply }: Source<View, Event>,
  show: (state: Followed<View>) => void,
): () => void {
  let view: View | undefined
  let early: Event[] = []
  let isOver = false
  let asked = 0

  const ask = async (): Promise<void> => {
    asked += 1
    const turn = asked
    early = []
    view = undefined
    const opened = await open()
    if (isOver || turn !== asked) return
    if (!opened.ok) {
      show({ at: 'failed', failure: opened.failure })
      return
    }
    view = apply(opened.value, early)
    show({ at: 'following', view })
  }
  const letGo = [
    listen((batch) => {
      if (view === undefined) {
        early.push(...batch)
        return
      }
      const next = apply(view, batch)
      if (next === view) return
      if (next.missed > view.missed) {
        void ask()
        return
      }
      view = next
      show({ at: 'following', view })
    }),
    hear['window.connection']((state) => {
      if (state === 'back') void ask()
    }),
  ]
  show({ at: 'opening' })
  void ask()
  return () => {
    isOver = true
    for (const one of letGo) one()
  }
}
