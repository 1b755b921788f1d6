import { useCallback, useEffect, useState } from 'react'
import type { WindowRequestName, WindowRequests } from '../../shared/contract/window.ts'
import type { Failure } from '../../shared/domain/failure.ts'
import { ask, hear } from '../bridge.ts'

export type Asked<T> =
  | { readonly at: 'asking' }
  | { readonly at: 'answered'; readonly answer: T }
  | { readonly at: 'failed'; readonly failure: Failure }

/**
 * What the host answers, asked anew when the question changes and after a lost connection. `again` asks once more; the last answer
 * stays until the next one is there.
 */
export function useAsked<N extends WindowRequestName>(
  name: N,
  input: WindowRequests[N]['ask'],
): { readonly asked: Asked<WindowRequests[N]['answer']>; readonly again: () => Promise<void> } {
  const [asked, setAsked] = useState<Asked<WindowRequests[N]['answer']>>({ at: 'asking' })
  const question = JSON.stringify(input)
  const again = useCallback(
    async (isWanted: () => boolean = () => true) => {
      const answer = await ask[name](JSON.parse(question) as WindowRequests[N]['ask'])
      if (!isWanted()) return
      setAsked(answer.ok ? { at: 'answered', answer: answer.value } : { at: 'failed', failure: answer.failure })
    },
    [name, question],
  )
  useEffect(() => {
    let isOver = false
    setAsked({ at: 'asking' })
    void again(() => !isOver)
    const stopHearing = hear['window.connection']((state) => {
      if (state === 'back') void again(() => !isOver)
    })
    return () => {
      isOver = true
      stopHearing()
    }
  }, [again])
  return { asked, again: useCallback(() => again(), [again]) }
}
