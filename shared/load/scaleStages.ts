import type { AnyStage } from '../domain/profile.ts'

/**
 * The same stages in `timeScale` of the time, to whole milliseconds: 0.1 is a tenth. A stage that takes time keeps
 * at least 1 ms, so that no plateau turns into a jump. Users and rates stay what they are.
 */
export function scaleStages<S extends AnyStage>(stages: readonly S[], timeScale: number): S[] {
  return stages.map((stage) => ({
    ...stage,
    durationMs: stage.durationMs === 0 ? 0 : Math.max(1, Math.round(stage.durationMs * timeScale)),
  }))
}
