import { useMemo } from 'react'
import type { Lane } from '../../../shared/domain/diagnosis.ts'
import { type FeedItem, toFeed } from '../../../shared/live/feed.ts'
import type { LiveRun } from '../../../shared/live/liveRun.ts'

/** The lines of a run, made anew with each second of load and with what happens between two of them. */
export function useFeed(run: LiveRun | undefined, lanes: readonly Lane[]): readonly FeedItem[] {
  const { ticks, components, faults, warnings, states, outcome } = run ?? {}
  // biome-ignore lint/correctness/useExhaustiveDependencies: probes and readings wait for their second
  return useMemo(
    () => (run === undefined ? [] : toFeed(run, lanes)),
    [lanes, ticks, components, faults, warnings, states, outcome],
  )
}
