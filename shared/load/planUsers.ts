import type { UserStep } from '../domain/load.ts'
import type { Stage } from '../domain/profile.ts'

/**
 * Turns stages into the exact moments at which the number of users changes, one user at a time.
 * The generator only follows this list; it never does arithmetic of its own.
 *
 * [3 s to 3], [2 s at 3], [0 s to 1] becomes
 *
 *   users
 *    3 |           +-------+
 *    2 |       +---+       |
 *    1 |   +---+           +----
 *    0 +---+
 *      0   1   2   3       5   seconds
 *
 * The same example is a case in planUsers.test.ts. Moments are whole milliseconds; several steps may share one
 * (a fast ramp), and a stage without duration is one step. The list always begins with nobody at 0.
 */
export function planUsers(stages: readonly Stage[]): UserStep[] {
  const steps: UserStep[] = [{ atMs: 0, users: 0 }]
  let users = 0
  let fromMs = 0
  for (const stage of stages) {
    if (stage.durationMs === 0) {
      if (stage.users !== users) steps.push({ atMs: fromMs, users: stage.users })
    } else {
      const changes = Math.abs(stage.users - users)
      const direction = Math.sign(stage.users - users)
      for (let change = 1; change <= changes; change++) {
        const atMs = Math.round(fromMs + (stage.durationMs * change) / changes)
        steps.push({ atMs, users: users + direction * change })
      }
    }
    users = stage.users
    fromMs += stage.durationMs
  }
  return steps
}
