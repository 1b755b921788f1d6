import { countText } from './units.ts'

type Counts = Readonly<Record<string, number>>

/** Everything that was counted otherwise than expected, `22 buildings, expected 23`. What nobody expects anything of may be counted too. */
export function countMisfits(counted: Counts, expected: Counts): readonly string[] {
  return Object.entries(expected).flatMap(([kind, due]) => {
    const found = counted[kind]
    if (found === due) return []
    return [`${found === undefined ? `no ${kind}` : `${countText(found)} ${kind}`}, expected ${countText(due)}`]
  })
}
