import type { FoundMark } from './foundMark.ts'

/** What comes again within this is the same thing. */
export const sameWithinMs = 30_000

/** Marks of one lane and sign in order of time, those that follow closely as one. */
export function joinRepeats(marks: readonly FoundMark[]): FoundMark[] {
  const joined: FoundMark[] = []
  const last = new Map<string, number>()
  for (const mark of marks) {
    const key = `${mark.lane} ${mark.sign}`
    const index = last.get(key)
    const before = index === undefined ? undefined : joined[index]
    if (index !== undefined && before !== undefined && mark.atMs - (before.untilMs ?? before.atMs) <= sameWithinMs) {
      joined[index] = { ...before, untilMs: mark.untilMs ?? mark.atMs }
    } else {
      last.set(key, joined.length)
      joined.push(mark)
    }
  }
  return joined
}
