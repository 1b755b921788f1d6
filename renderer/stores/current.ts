import { create } from 'zustand'
import type { ComparisonEvent } from '../../shared/domain/events.ts'
import type { LiveComparison } from '../../shared/live/liveComparison.ts'
import type { LiveRun } from '../../shared/live/liveRun.ts'
import { ask, hear } from '../bridge.ts'
import { followComparison } from './followComparison.ts'
import { followRun } from './followRun.ts'

interface Current {
  /** The comparison that is on, or was the last one on while this window was open. */
  readonly comparison?: LiveComparison
  /** The run of it that is on; while it cools down, the one before. */
  readonly run?: LiveRun
}

export const useCurrent = create<Current>(() => ({}))

/** Absent: nothing is on. */
export function useComparisonOn(): LiveComparison | undefined {
  return useCurrent(({ comparison }) => (comparison?.ended === undefined ? comparison : undefined))
}

/** Points the store at the comparison that is on, and at its run. */
class CurrentFollower {
  #comparisonId: string | undefined
  #runId: string | undefined
  #turn = 0
  #letGoOfComparison = () => {}
  #letGoOfRun = () => {}

  async follow(): Promise<void> {
    this.#turn += 1
    const turn = this.#turn
    const answer = await ask['comparison.current']({})
    if (turn !== this.#turn || !answer.ok || answer.value.comparisonId === undefined) return
    this.#comparisonId = answer.value.comparisonId
    this.#letGoOfComparison()
    this.#letGoOfComparison = followComparison(answer.value.comparisonId, (state) => {
      if (state.at !== 'following') return
      useCurrent.setState({ comparison: state.view })
      this.#takeUp(state.view.current)
    })
  }

  hear(batch: readonly ComparisonEvent[]): void {
    const begun = batch.find(({ kind }) => kind === 'runStarted')
    if (begun === undefined) return
    // Started in another window, or resumed, which counts from 1 again.
    const isOver = useCurrent.getState().comparison?.ended !== undefined
    if (begun.comparisonId !== this.#comparisonId || isOver) void this.follow()
  }

  letGo(): void {
    this.#turn += 1
    this.#letGoOfComparison()
    this.#letGoOfRun()
    this.#comparisonId = undefined
    this.#runId = undefined
  }

  #takeUp(runId: string | undefined): void {
    if (runId === undefined || runId === this.#runId) return
    this.#runId = runId
    this.#letGoOfRun()
    this.#letGoOfRun = followRun(runId, (state) => {
      if (state.at === 'following') useCurrent.setState({ run: state.view })
    })
  }
}

const follower = new CurrentFollower()

/** Asks which comparison is on and follows it. A screen that has started or resumed one calls it, the frame does at start. */
export const followCurrent = (): Promise<void> => follower.follow()

/** For the life of the window; gives the way to stop. */
export function watchCurrent(): () => void {
  void follower.follow()
  const stopHearing = [
    hear['comparison.events']((batch) => follower.hear(batch)),
    hear['window.connection']((state) => {
      if (state === 'back') void follower.follow()
    }),
  ]
  return () => {
    for (const stop of stopHearing) stop()
    follower.letGo()
  }
}
