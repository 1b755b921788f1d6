import { useEffect, useMemo, useRef } from 'react'
import type { Lane } from '../../../shared/domain/diagnosis.ts'
import { type LiveLanes, liveLanes } from '../../../shared/live/liveLanes.ts'
import type { LiveRun } from '../../../shared/live/liveRun.ts'

const none: readonly Lane[] = []

/** The states of all components as far as the run was heard, the same that its stored run has; goes on from the second before. */
export function useLanes(run: LiveRun | undefined): readonly Lane[] {
  const before = useRef<LiveLanes>(undefined)
  const told = useMemo(() => run && liveLanes(before.current, run), [run])
  useEffect(() => {
    before.current = told
  }, [told])
  return told?.lanes ?? none
}
