import { useCallback, useEffect, useState } from 'react'
import type { ComparisonAsk } from '../../../../shared/contract/comparisonAsk.ts'
import type { WindowRequests } from '../../../../shared/contract/window.ts'
import type { Failure } from '../../../../shared/domain/failure.ts'
import { mostConfigurations } from '../../../../shared/domain/mostConfigurations.ts'
import { ask, hear } from '../../../bridge.ts'
import { useComparisonOn } from '../../../stores/current.ts'
import { useDataStack } from '../../../stores/dataStack.ts'
import { useEngine } from '../../../stores/engine.ts'

type Answer = WindowRequests['comparison.check']['answer']

export interface StartCheckState {
  /** The last answer: of another draft while the next one is asked for. */
  readonly answer?: Answer
  /** The engine could not check. */
  readonly failure?: Failure
  readonly isAsking: boolean
  /** What the answer, or the failure, is of. */
  readonly of?: ComparisonAsk
}

/** While somebody types or clicks through the cards, one question for all of it. */
const TYPING_MS = 250

/**
 * Estimate and checks of what would be started; nothing is asked while nothing is selected, or too much. Asked anew when the draft changes,
 * Docker comes or goes, a comparison or a stack with data begins or ends, and by `again`.
 */
export function useStartCheck(asked: ComparisonAsk): StartCheckState & { readonly again: () => void } {
  const [state, setState] = useState<StartCheckState>({ isAsking: false })
  const [turn, setTurn] = useState(0)
  const again = useCallback(() => setTurn((now) => now + 1), [])
  const isUsable = useEngine(({ report }) => report?.usable)
  const isOn = useComparisonOn() !== undefined
  const isHeld = useDataStack(({ current }) => current.kind !== 'none')
  const question = JSON.stringify(asked)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the last four say when the same question has another answer
  useEffect(() => {
    const input = JSON.parse(question) as ComparisonAsk
    const { length } = input.configurations
    if (length === 0 || length > mostConfigurations) {
      setState({ isAsking: false })
      return
    }
    let isOver = false
    setState((now) => ({ ...now, isAsking: true }))
    const timer = setTimeout(async () => {
      const answer = await ask['comparison.check'](input)
      if (isOver) return
      const known = { of: input, isAsking: false }
      setState(answer.ok ? { ...known, answer: answer.value } : { ...known, failure: answer.failure })
    }, TYPING_MS)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [question, turn, isUsable, isOn, isHeld])
  useEffect(() => hear['window.connection']((connection) => connection === 'back' && again()), [again])
  return { ...state, again }
}
