import type { HistoryRow } from './historyRows.ts'

/** Everything a filter looks at, of one row as people see it: names, profile, id, and what else is `shown`. */
export function searchText({ configurations, profile, id }: HistoryRow, shown: readonly string[]): string {
  return plain([...configurations, profile, id, ...shown].join(' '))
}

/** Every word of the filter occurs somewhere in the search text, accents and capitals aside. */
export function matchesFilter(text: string, filter: string): boolean {
  return plain(filter)
    .split(/\s+/)
    .every((word) => text.includes(word))
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim()
}
