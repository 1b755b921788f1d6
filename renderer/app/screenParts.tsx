import type { ComponentType } from 'react'
import { create } from 'zustand'
import { type Place, type Screen, screens } from './place.ts'

const OTHERS_AFTER_MS = 500

type ScreenView = ComponentType<Omit<Place, 'screen'>>

/** Each screen is a part of its own, so that the first one does not wait for the others, nor for what only they draw with. */
const parts: Readonly<Record<Screen, () => Promise<ScreenView>>> = {
  bench: async () => (await import('../views/bench/BenchScreen.tsx')).BenchScreen,
  live: async () => {
    const { LiveScreen } = await import('../views/live/LiveScreen.tsx')
    return ({ id }) => <LiveScreen {...(id !== undefined && { comparisonId: id })} />
  },
  result: async () => {
    const { ResultScreen } = await import('../views/result/ResultScreen.tsx')
    return ({ id, runId }) => <ResultScreen {...(id !== undefined && { id })} {...(runId !== undefined && { runId })} />
  },
  history: async () => (await import('../views/history/HistoryScreen.tsx')).HistoryScreen,
  setup: async () => (await import('../views/setup/SetupScreen.tsx')).SetupScreen,
}

export type Loaded = { readonly at: 'loaded'; readonly View: ScreenView } | { readonly at: 'failed' }

/** A screen is absent until it was loaded. Not `React.lazy`: that shows nothing for a moment also when all is there. */
export const useScreenParts = create<Partial<Record<Screen, Loaded>>>(() => ({}))

/** Loads it. What failed once is not tried again in this page: see `reloadPage`. Never throws. */
export async function loadScreen(screen: Screen): Promise<void> {
  if (useScreenParts.getState()[screen] !== undefined) return
  const loaded = await parts[screen]().then(
    (View): Loaded => ({ at: 'loaded', View }),
    (): Loaded => ({ at: 'failed' }),
  )
  useScreenParts.setState({ [screen]: loaded })
}

/** When the first one has settled, so that a change of screens waits for nothing. Gives the way to leave it. */
export function loadOtherScreens(): () => void {
  const timer = setTimeout(() => {
    for (const screen of screens) void loadScreen(screen)
  }, OTHERS_AFTER_MS)
  return () => clearTimeout(timer)
}
