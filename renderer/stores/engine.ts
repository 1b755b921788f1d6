import { create } from 'zustand'
import type { EngineReport } from '../../shared/contract/engineReport.ts'
import type { Failure } from '../../shared/domain/failure.ts'
import { ask, hear } from '../bridge.ts'

interface EngineState {
  /** The last answer; absent until the first. */
  readonly report?: EngineReport
  /** The host did not answer at all. */
  readonly failure?: Failure
  readonly isAsking: boolean
}

export const useEngine = create<EngineState>(() => ({ isAsking: false }))

/** While Docker cannot be used, somebody may be about to start it. */
const RETRY_MS = 2000

/** One question at a time: whoever asks meanwhile gets the same answer. */
export async function askEngine(): Promise<void> {
  if (useEngine.getState().isAsking) return
  useEngine.setState({ isAsking: true })
  const answer = await ask['engine.describe']({})
  useEngine.setState(
    answer.ok ? { report: answer.value, isAsking: false } : { failure: answer.failure, isAsking: false },
    true,
  )
}

/** Asks at start, when the window is looked at again, after images were built, and every 2 s as long as Docker is not usable. */
export function watchEngine(): () => void {
  const again = () => void askEngine()
  again()
  const timer = setInterval(() => {
    if (useEngine.getState().report?.usable === false) again()
  }, RETRY_MS)
  window.addEventListener('focus', again)
  const stopHearing = [
    hear['image.progress'](({ state }) => {
      if (state !== 'building') again()
    }),
    hear['window.connection']((state) => {
      if (state === 'back') again()
    }),
  ]
  return () => {
    clearInterval(timer)
    window.removeEventListener('focus', again)
    for (const stop of stopHearing) stop()
  }
}
