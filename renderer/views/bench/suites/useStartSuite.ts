import { useState } from 'react'
import type { Failure } from '../../../../shared/domain/failure.ts'
import { go } from '../../../app/place.ts'
import { ask } from '../../../bridge.ts'
import { readSuite } from '../../../stores/suite.ts'
import { useText } from '../../../text/useText.ts'
import { useDraft } from '../draft/draftStore.ts'

/** Starts a suite with the bench's seed and leads to Live, which goes from comparison to comparison by itself. */
export function useStartSuite(timeScale: number): {
  readonly start: (suite: string) => Promise<void>
  /** Of the suite that was asked for and has not answered. */
  readonly starting: string | undefined
  readonly failure: Failure | undefined
} {
  const { language } = useText()
  const seed = useDraft(({ draft }) => draft?.seed ?? 0)
  const [starting, setStarting] = useState<string>()
  const [failure, setFailure] = useState<Failure>()
  const start = async (suite: string) => {
    setStarting(suite)
    setFailure(undefined)
    const answer = await ask['suite.startNamed']({ suite, timeScale, seed, language })
    setStarting(undefined)
    if (!answer.ok) {
      setFailure(answer.failure)
      return
    }
    await readSuite()
    go({ screen: 'live' })
  }
  return { start, starting, failure }
}
