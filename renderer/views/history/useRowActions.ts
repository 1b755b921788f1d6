import { useState } from 'react'
import type { Failure } from '../../../shared/domain/failure.ts'
import { go } from '../../app/place.ts'
import { ask } from '../../bridge.ts'
import { followCurrent, useComparisonOn } from '../../stores/current.ts'
import { useText } from '../../text/useText.ts'
import { discard } from './discard.tsx'
import type { HistoryRow } from './historyRows.ts'
import { placeOf } from './placeOf.ts'
import type { RowActions } from './TableRow.tsx'

/** What can be done with a row, and what went wrong with the last of it. */
export function useRowActions(): {
  readonly actions: RowActions
  readonly failure: Failure | undefined
  readonly forget: () => void
} {
  const { t } = useText()
  const currentId = useComparisonOn()?.head.id
  const [failure, setFailure] = useState<Failure>()
  const resume = async ({ id }: HistoryRow) => {
    const resumed = await ask['comparison.resume']({ comparisonId: id })
    if (!resumed.ok) {
      setFailure(resumed.failure)
      return
    }
    await followCurrent()
    go({ screen: 'live', id })
  }
  const actions: RowActions = {
    closedBecause: (row) => {
      if (placeOf(row, currentId) !== undefined) return undefined
      return t(row.outcome === 'unreadable' ? 'history.unreadable' : 'history.elsewhere')
    },
    open: (row) => {
      const place = placeOf(row, currentId)
      if (place !== undefined) go(place)
    },
    remove: (row) => {
      if (row.outcome !== 'running') void discard(row).then(setFailure)
    },
    resume: (row) => void resume(row),
  }
  return { actions, failure, forget: () => setFailure(undefined) }
}
