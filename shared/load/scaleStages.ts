import type { Stage } from '../domain/profile.ts'

/**
 * The same stages in `timeScale` of the time, to whole milliseconds: 0.1 is a tenth. A stage that takes time keeps
 * at least 1 ms, so that no plateau turns into a jump.
 */
export function scaleStages(stages: readonly Stage[], timeScale: number): Stage[] {
  return stages.map(({ durationMs, users }) => ({
    durationMs: durationMs === 0 ? 0 : Math.max(1, Math.round(durationMs * timeScale)),
    users,
  }))
}
