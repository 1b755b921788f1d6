import type { HistoryRow } from './historyRows.ts'

/** Every word of the filter occurs somewhere in the row as people see it: names, profile, id, outcome, date. Accents and capitals aside. */
export function matchesFilter(row: HistoryRow, filter: string, shown: readonly string[]): boolean {
  const text = plain([...row.configurations, row.profile, row.id, ...shown].join(' '))
  return plain(filter)
    .split(/\s+/)
    .every((word) => text.includes(word))
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim()
}
