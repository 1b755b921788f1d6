import type { AnyStage, Phase } from '../domain/profile.ts'

/** One phase for each stage that takes time; a stage without duration is only a jump between two phases. */
export function toPhases(stages: readonly AnyStage[]): Phase[] {
  const phases: Phase[] = []
  let fromMs = 0
  let from = 0
  for (const stage of stages) {
    const toMs = fromMs + stage.durationMs
    const to = stageLevel(stage)
    if (toMs > fromMs) {
      const times = { index: phases.length, fromMs, toMs }
      phases.push(
        'users' in stage
          ? { ...times, usersFrom: from, usersTo: to }
          : { ...times, ratePerSFrom: from, ratePerSTo: to },
      )
    }
    fromMs = toMs
    from = to
  }
  return phases
}

/** What a stage goes to: users, or requests per second. */
export function stageLevel(stage: AnyStage): number {
  return 'users' in stage ? stage.users : stage.ratePerS
}
