import { useState } from 'react'
import type { Result } from '../../../../shared/contract/answer.ts'
import type { StartedSuite } from '../../../../shared/contract/suites.ts'
import type { Failure } from '../../../../shared/domain/failure.ts'
import { go } from '../../../app/place.ts'
import { ask } from '../../../bridge.ts'
import { useComparisonOn } from '../../../stores/current.ts'
import { readSuite, useSuiteOn } from '../../../stores/suite.ts'
import { useText } from '../../../text/useText.ts'
import { useDraft } from '../draft/draftStore.ts'

export interface SuiteStarts {
  /** With the bench's seed. */
  readonly start: (suite: string, timeScale: number) => Promise<void>
  /** Goes on with what is left of a stored one. */
  readonly resume: (suiteId: string) => Promise<void>
  /** The name or id that was asked for and has not answered. */
  readonly starting: string | undefined
  /** Something is being measured already. */
  readonly isBusy: boolean
  readonly failure: Failure | undefined
}

/** Suites begun or gone on with; both lead to Live, which goes from comparison to comparison by itself. */
export function useSuiteStarts(): SuiteStarts {
  const { language } = useText()
  const seed = useDraft(({ draft }) => draft?.seed ?? 0)
  const comparisonOn = useComparisonOn()
  const suiteOn = useSuiteOn()
  const [starting, setStarting] = useState<string>()
  const [failure, setFailure] = useState<Failure>()
  const begin = async (which: string, asked: Promise<Result<StartedSuite, Failure>>) => {
    setStarting(which)
    setFailure(undefined)
    const answer = await asked
    setStarting(undefined)
    if (!answer.ok) {
      setFailure(answer.failure)
      return
    }
    await readSuite()
    go({ screen: 'live' })
  }
  return {
    start: (suite, timeScale) => begin(suite, ask['suite.startNamed']({ suite, timeScale, seed, language })),
    resume: (suiteId) => begin(suiteId, ask['suite.resumeNamed']({ suiteId })),
    starting,
    isBusy: comparisonOn !== undefined || suiteOn !== undefined,
    failure,
  }
}
