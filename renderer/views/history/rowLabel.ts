import { shortDate } from '../../text/shortDate.ts'
import type { Text } from '../../text/useText.ts'
import type { HistoryRow } from './historyRows.ts'

/** A row for those who listen: `solo:baseline and duo-lb:baseline, 21 Nov 2026, 22:02, completed`. */
export function rowLabel(
  { configurations, id, createdAt, outcome }: HistoryRow,
  { t, figures, language }: Text,
): string {
  const what = figures.list(configurations) || id
  return [what, shortDate(createdAt, language), t(`history.outcome.${outcome}`)].join(', ')
}
