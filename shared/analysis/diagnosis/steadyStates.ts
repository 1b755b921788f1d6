import type { ComponentState } from '../../domain/diagnosis.ts'

/**
 * What one second was like. `silent`: asked, and no answer. `quiet`: nothing to judge by. `missing`: nobody looked. `out`: its process was
 * gone, frozen or cut off for at least a part of it.
 */
export type Level = 'good' | 'bad' | 'silent' | 'quiet' | 'missing' | 'out'

/** So many silent seconds in a row are no chance; as for probes. */
export const silentSeconds = 3
/** So many good seconds in a row end a recovery. */
export const steadySeconds = 5
/** Something that stays bad for longer after it came back is degraded, not recovering. */
const recoverySeconds = 10
/** For so long a state is believed without anything to judge by. */
const believedSeconds = 10

/**
 * A state for every second. One second alone changes nothing:
 *
 * | from                | to           | when                                                        | since              |
 * |---------------------|--------------|-------------------------------------------------------------|--------------------|
 * | any                 | unresponsive | three silent seconds in a row                               | the first of them  |
 * | healthy             | degraded     | a bad second, and another one within the next two           | the first of them  |
 * | degraded            | healthy      | three good seconds in a row                                 | the first of them  |
 * | unresponsive, `out` | recovering   | the first other second                                      | it                 |
 * | recovering          | healthy      | five good seconds in a row                                  | the end of them    |
 * | recovering          | degraded     | it is still bad ten seconds later                           | then               |
 * | any                 | notKnown     | a missing second, or ten quiet ones in a row                | the first of them  |
 *
 * `out` seconds are `down` here; what they really were is for the caller to say. The table's cases are in steadyStates.test.ts.
 */
export function steadyStates(levels: readonly Level[]): ComponentState[] {
  const isLongSilence = withinRuns(levels, 'silent', silentSeconds)
  const isLongQuiet = withinRuns(levels, 'quiet', believedSeconds)
  const states: ComponentState[] = []
  let state: ComponentState = 'notKnown'
  let goodBefore = 0
  let recoveringFor = 0
  for (const [second, level] of levels.entries()) {
    const isUnknown = level === 'missing' || level === 'quiet'
    if (!isUnknown) {
      const next: ComponentState =
        level === 'out'
          ? 'down'
          : isLongSilence[second]
            ? 'unresponsive'
            : afterSecond(state, levels, second, goodBefore, recoveringFor)
      recoveringFor = next === 'recovering' ? recoveringFor + 1 : 0
      goodBefore = level === 'good' ? goodBefore + 1 : 0
      state = next
    }
    states.push(level === 'missing' || isLongQuiet[second] ? 'notKnown' : state)
  }
  return states
}

function afterSecond(
  state: ComponentState,
  levels: readonly Level[],
  second: number,
  goodBefore: number,
  recoveringFor: number,
): ComponentState {
  const next = [levels[second + 1], levels[second + 2]]
  const isBadHere = isBad(levels[second])
  switch (state) {
    case 'down':
    case 'unresponsive':
      return 'recovering'
    case 'recovering':
      if (isBadHere) return recoveringFor >= recoverySeconds ? 'degraded' : 'recovering'
      return goodBefore >= steadySeconds ? 'healthy' : 'recovering'
    case 'degraded':
      return levels[second] === 'good' && next.every((level) => level === 'good') ? 'healthy' : 'degraded'
    default:
      return isBadHere && next.some(isBad) ? 'degraded' : 'healthy'
  }
}

function isBad(level: Level | undefined): boolean {
  return level === 'bad' || level === 'silent'
}

/** For each second whether it lies in a run of at least `atLeast` seconds of this level. */
export function withinRuns<T>(levels: readonly T[], wanted: T, atLeast: number): boolean[] {
  const within = levels.map(() => false)
  let from = 0
  for (let second = 0; second <= levels.length; second += 1) {
    if (second < levels.length && levels[second] === wanted) continue
    if (second - from >= atLeast) within.fill(true, from, second)
    from = second + 1
  }
  return within
}
