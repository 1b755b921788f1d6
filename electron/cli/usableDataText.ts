import type { UsableData } from '../../shared/contract/dataRequests.ts'
import { countText } from '../../shared/text/units.ts'
import { textTable } from './textTable.ts'

/** What a data set has made, beside what was expected, and who can log in; kinds of things in the API's own words. */
export function usableDataText(head: string, { counts, expected, accounts = [] }: UsableData): string {
  const made = Object.entries(counts).map(([kind, count]) => {
    const due = expected?.[kind]
    return [kind, countText(count), ...(expected === undefined ? [] : [due === undefined ? '–' : countText(due)])]
  })
  const countColumns = [
    { title: 'Made', align: 'left' },
    { title: 'Count', align: 'right' },
    ...(expected === undefined ? [] : ([{ title: 'Expected', align: 'right' }] as const)),
  ] as const
  const accountColumns = [
    { title: 'Can log in', align: 'left' },
    { title: 'Password', align: 'left' },
    { title: 'As', align: 'left' },
  ] as const
  const who = accounts.map(({ name, password = 'as you gave it', role }) => [name, password, role.en])
  return [
    head,
    ...(made.length === 0 ? [] : [textTable(countColumns, made)]),
    ...(who.length === 0 ? [] : [textTable(accountColumns, who)]),
  ].join('\n\n')
}
