import { create } from 'zustand'
import type { LiveSuite } from '../../shared/contract/suites.ts'
import { ask, hear } from '../bridge.ts'

/** The suite that is on, or was the last one of the host's process; absent: none. */
export const useSuite = create<{ readonly suite?: LiveSuite }>(() => ({}))

/** Absent: none is on. */
export function useSuiteOn(): LiveSuite | undefined {
  return useSuite(({ suite }) => (suite?.record.outcome === 'running' ? suite : undefined))
}

/** Asked anew whenever something happened to it: there are a few dozen words a suite, and hours between them. */
export async function readSuite(): Promise<void> {
  const answer = await ask['suite.current']({})
  if (answer.ok) useSuite.setState(answer.value, true)
}

/** For the life of the window; gives the way to stop. */
export function watchSuite(): () => void {
  void readSuite()
  const stopHearing = [
    hear['suite.events'](() => void readSuite()),
    hear['window.connection']((state) => {
      if (state === 'back') void readSuite()
    }),
  ]
  return () => {
    for (const stop of stopHearing) stop()
  }
}
