import { useState } from 'react'
import type { ComparisonAsk } from '../../../../shared/contract/comparisonAsk.ts'
import type { Failure } from '../../../../shared/domain/failure.ts'
import { go } from '../../../app/place.ts'
import { ask } from '../../../bridge.ts'
import { followCurrent } from '../../../stores/current.ts'

/** Starts it and leads to where it can be watched; what kept it from starting stays until the next try. */
export function useStart(asked: ComparisonAsk): {
  readonly start: () => Promise<void>
  readonly isStarting: boolean
  readonly failure: Failure | undefined
} {
  const [isStarting, setStarting] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const start = async () => {
    if (isStarting) return
    setStarting(true)
    setFailure(undefined)
    const answer = await ask['comparison.start'](asked)
    setStarting(false)
    if (!answer.ok) {
      setFailure(answer.failure)
      return
    }
    void followCurrent()
    go({ screen: 'live', id: answer.value.comparisonId })
  }
  return { start, isStarting, failure }
}
