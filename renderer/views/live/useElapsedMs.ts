import { useEffect, useRef, useState } from 'react'
import type { LiveRun } from '../../../shared/live/liveRun.ts'

const STEP_MS = 1000

/** Of the run, now: its last event's, going on by this window's clock while nothing is heard. Whole seconds are enough. */
export function useElapsedMs(run: LiveRun | undefined): number {
  const heardAtMs = useRef(performance.now())
  const [nowMs, setNowMs] = useState(() => performance.now())
  const isOn = run !== undefined && run.at !== 'done'
  const lastSeq = run?.lastSeq
  // biome-ignore lint/correctness/useExhaustiveDependencies: every event sets the clock
  useEffect(() => {
    heardAtMs.current = performance.now()
    setNowMs(heardAtMs.current)
  }, [lastSeq])
  useEffect(() => {
    if (!isOn) return
    const timer = setInterval(() => setNowMs(performance.now()), STEP_MS)
    return () => clearInterval(timer)
  }, [isOn])
  if (run === undefined) return 0
  return isOn ? run.elapsedMs + Math.max(0, nowMs - heardAtMs.current) : run.elapsedMs
}
