import type { Stage } from '../domain/profile.ts'

/** When the last stage ends, counted from the start of measuring. */
export function planDurationMs(stages: readonly Stage[]): number {
  return stages.reduce((sum, { durationMs }) => sum + durationMs, 0)
}
