import { useState } from 'react'
import type { Failure } from '../../../shared/domain/failure.ts'
import type { FaultAction } from '../../../shared/domain/fault.ts'
import { ask } from '../../bridge.ts'

export interface FaultAsking {
  readonly inject: (action: FaultAction) => void
  readonly undo: (action: FaultAction) => void
  /** Until the engine has done it. */
  readonly isBusy: boolean
  /** Why the last one was refused. */
  readonly failure: Failure | undefined
}

/** One after the other: the container's state after the first decides what the second may be. */
export function useFaults(runId: string): FaultAsking {
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const send = async (name: 'fault.inject' | 'fault.undo', action: FaultAction) => {
    setBusy(true)
    const answer = await ask[name]({ runId, action })
    setFailure(answer.ok ? undefined : answer.failure)
    setBusy(false)
  }
  return {
    inject: (action) => void send('fault.inject', action),
    undo: (action) => void send('fault.undo', action),
    isBusy,
    failure,
  }
}
