import type { Phase, Stage } from '../domain/profile.ts'

/** One phase for each stage that takes time; a stage without duration is only a jump between two phases. */
export function toPhases(stages: readonly Stage[]): Phase[] {
  const phases: Phase[] = []
  let fromMs = 0
  let usersFrom = 0
  for (const { durationMs, users } of stages) {
    if (durationMs > 0) {
      phases.push({ index: phases.length, fromMs, toMs: fromMs + durationMs, usersFrom, usersTo: users })
    }
    fromMs += durationMs
    usersFrom = users
  }
  return phases
}
