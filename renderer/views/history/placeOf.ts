import type { Place } from '../../app/place.ts'
import type { HistoryRow } from './historyRows.ts'

/** Where a row leads; undefined where there is nothing to be seen: unreadable, or on in another program. */
export function placeOf({ id, outcome }: HistoryRow, currentId: string | undefined): Place | undefined {
  if (outcome === 'unreadable') return undefined
  if (outcome !== 'running') return { screen: 'result', id }
  return id === currentId ? { screen: 'live', id } : undefined
}
