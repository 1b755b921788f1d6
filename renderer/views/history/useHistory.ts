import { useEffect, useMemo } from 'react'
import { useStored, watchStored } from '../../stores/stored.ts'
import type { Asked } from '../../stores/useAsked.ts'
import { shortDate } from '../../text/shortDate.ts'
import { useText } from '../../text/useText.ts'
import { type HistoryRow, historyRows } from './historyRows.ts'
import { matchesFilter, searchText } from './matchesFilter.ts'

/** The data folder's rows, and how many there are without the filter. */
export function useHistory(filter: string): Asked<{ readonly all: number; readonly matching: readonly HistoryRow[] }> {
  const { t, language } = useText()
  const stored = useStored()
  useEffect(watchStored, [])
  const rows = useMemo(
    () => (stored.at === 'answered' ? historyRows(stored.answer.comparisons, stored.answer.runs) : []),
    [stored],
  )
  const texts = useMemo(
    () => rows.map((row) => searchText(row, [t(`history.outcome.${row.outcome}`), shortDate(row.createdAt, language)])),
    [rows, t, language],
  )
  const matching = useMemo(() => rows.filter((_, at) => matchesFilter(texts[at] ?? '', filter)), [rows, texts, filter])
  return stored.at === 'answered' ? { at: 'answered', answer: { all: rows.length, matching } } : stored
}
