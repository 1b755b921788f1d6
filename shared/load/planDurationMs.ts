/** When the last stage ends, counted from the start of measuring. */
export function planDurationMs(stages: readonly { readonly durationMs: number }[]): number {
  return stages.reduce((sum, { durationMs }) => sum + durationMs, 0)
}
