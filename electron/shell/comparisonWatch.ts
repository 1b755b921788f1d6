import type { Announcement } from '../../shared/contract/announcements.ts'
import type { ComparisonEvent } from '../../shared/domain/events.ts'
import { applyComparisonBatch, type LiveComparison } from '../../shared/live/liveComparison.ts'
import { barFraction } from './barFraction.ts'

/** What the desktop does about a comparison, besides showing it in the window. */
export interface WatchEffects {
  /** 0 … 1; `unknown` while its length is not known; undefined when nothing is on. */
  showProgress(progress: number | 'unknown' | undefined): void
  keepAwake(isOn: boolean): void
  tellEnd(ended: Extract<ComparisonEvent, { kind: 'ended' }>, view: LiveComparison | undefined): void
}

/** One comparison at a time, which is all an engine runs. */
interface Watched {
  readonly id: string
  view: LiveComparison | undefined
  /** Heard before the view was there; `seq` drops the overlap. */
  early: readonly ComparisonEvent[]
  currentMs: number
  readonly end: PromiseWithResolvers<void>
}

/** Follows the engine's announcements for the task bar, the power saver and the question before closing. */
export class ComparisonWatch {
  #watched: Watched | undefined
  readonly #follow: (comparisonId: string) => Promise<LiveComparison>
  readonly #effects: WatchEffects

  constructor(follow: (comparisonId: string) => Promise<LiveComparison>, effects: WatchEffects) {
    this.#follow = follow
    this.#effects = effects
  }

  /** Id of the comparison that is on. */
  current(): string | undefined {
    return this.#watched?.id
  }

  /** Resolves when nothing is on any more: containers are removed by then. */
  async ended(): Promise<void> {
    await this.#watched?.end.promise
  }

  hear(announcement: Announcement): void {
    if (announcement.name === 'run.events') {
      const last = announcement.content.findLast(({ runId }) => runId === this.#watched?.view?.current)
      if (this.#watched === undefined || last === undefined) return
      this.#watched.currentMs = last.elapsedMs
      this.#show()
    }
    if (announcement.name === 'comparison.events') for (const event of announcement.content) this.#hearOne(event)
  }

  #hearOne(event: ComparisonEvent): void {
    if (this.#watched === undefined && event.kind !== 'ended') this.#begin(event.comparisonId)
    const watched = this.#watched
    if (watched?.id !== event.comparisonId) return
    if (event.kind === 'runStarted') watched.currentMs = 0
    if (watched.view === undefined) watched.early = [...watched.early, event]
    else watched.view = applyComparisonBatch(watched.view, [event])
    if (event.kind === 'ended') this.#end(watched, event)
    else this.#show()
  }

  #begin(id: string): void {
    const watched: Watched = { id, view: undefined, early: [], currentMs: 0, end: Promise.withResolvers() }
    this.#watched = watched
    this.#effects.keepAwake(true)
    this.#follow(id).then(
      (view) => {
        watched.view = applyComparisonBatch(view, watched.early)
        if (this.#watched === watched) this.#show()
      },
      // Without its plan the bar shows that something is on, not how far it is.
      () => undefined,
    )
  }

  #show(): void {
    const { view, currentMs } = this.#watched ?? {}
    this.#effects.showProgress(view === undefined ? 'unknown' : barFraction(view, currentMs ?? 0))
  }

  #end(watched: Watched, event: Extract<ComparisonEvent, { kind: 'ended' }>): void {
    this.#watched = undefined
    this.#effects.showProgress(undefined)
    this.#effects.keepAwake(false)
    this.#effects.tellEnd(event, watched.view)
    watched.end.resolve()
  }
}
